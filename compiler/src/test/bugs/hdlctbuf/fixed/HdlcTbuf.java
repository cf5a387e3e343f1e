// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/HdlcTbuf.java: there is no such field; what was not sent goes back
// to the front of its list.
//
// A buffer that could not be sent is remembered in the field `tbuf`, to be sent first next
// time. A flush that comes in between puts it on the free list; the sender, which still has it,
// puts it there once more: double free in C.
//
// source: CVE-2017-2636, "tty: n_hdlc: get rid of racy n_hdlc.tbuf"
// class: lifetime
package bugs.hdlctbuf;

import module jiffy.linux;

/// Frames to be sent, and buffers to be used again.
@KernelModule(name = "hdlctbuf", license = "GPL", description = "A line discipline for frames")
public final class HdlcTbuf {
    static final class Buffer extends ListEntry {
        int length;
    }

    private final Mutex lock = new Mutex();
    private final KernelList<Buffer> toSend = new KernelList<>();
    private final KernelList<Buffer> free = new KernelList<>();
    private int room; // of the line

    private final Work sender = new Work(this::send);
    private final ProcDirectory directory = new ProcDirectory("hdlctbuf");
    private final ProcFile write = new ProcFile(directory, "write", 0200).writes(this::write);
    private final ProcFile flush = new ProcFile(directory, "flush", 0200).writes(this::flush);

    private void write(UserReader in) throws Errno {
        int length = Math.clamp(in.parseInt(), 1, 4096);
        try (var _ = lock.acquire()) {
            var buffer = free.isEmpty() ? new Buffer() : free.pollFirst();
            buffer.length = length;
            toSend.addLast(buffer);
            room = 1000;
        }
        sender.schedule();
    }

    private void send() {
        try (var _ = lock.acquire()) {
            var buffer = toSend.pollFirst();
            if (buffer != null) {
                int part = Math.min(buffer.length, room);
                buffer.length -= part;
                room -= part;
                if (buffer.length == 0) {
                    free.addLast(buffer);
                } else {
                    toSend.addFirst(buffer);
                }
            }
        }
    }

    private void flush(UserReader in) throws Errno {
        int line = in.parseInt();
        try (var _ = lock.acquire()) {
            while (!toSend.isEmpty()) {
                free.addLast(toSend.pollFirst());
            }
            Log.info("line %d: %d free buffers", line, free.size());
        }
    }
}
