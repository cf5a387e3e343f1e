// SPDX-License-Identifier: MIT OR GPL-2.0
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

    /// Sent in part.
    private Buffer tbuf; // BUG

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
            if (tbuf == null) {
                tbuf = toSend.pollFirst(); // BUG
            }
            if (tbuf != null) {
                int part = Math.min(tbuf.length, room);
                tbuf.length -= part;
                room -= part;
                if (tbuf.length == 0) {
                    free.addLast(tbuf); // BUG
                    tbuf = null;
                }
            }
        }
    }

    private void flush(UserReader in) throws Errno {
        int line = in.parseInt();
        try (var _ = lock.acquire()) {
            if (tbuf != null) {
                free.addLast(tbuf); // BUG
            }
            while (!toSend.isEmpty()) {
                free.addLast(toSend.pollFirst());
            }
            Log.info("line %d: %d free buffers", line, free.size());
        }
    }
}
