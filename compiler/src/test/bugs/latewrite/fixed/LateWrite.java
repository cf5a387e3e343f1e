// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/LateWrite.java: the bytes are fetched in the call, the work sees the
// copy.
//
// To return quickly, the write callback keeps its `UserReader` and queues a work that reads the
// bytes. By then the system call is over: the buffer belongs to another call or to nobody, and
// the worker is in another address space.
//
// source: drivers that touched user memory from a worker thread, in the address space of nobody
// (usb gadget f_fs and aio needed kthread_use_mm for it)
// class: user-memory
package bugs.latewrite;

import module jiffy.linux;

/// A printer: writers return at once, a work prints.
@KernelModule(name = "latewrite", license = "GPL", description = "A printer")
public final class LateWrite {
    private static final int ROOM = 256;

    private final Mutex lock = new Mutex();
    private final byte[] job = new byte[ROOM];
    private int length;
    private int pages;

    private final Work printer = new Work(this::print);
    private final ProcFile file =
            new ProcFile("latewrite", 0600).shows(this::show).writes(this::submit);

    private void submit(UserReader in) throws Errno {
        var bytes = new byte[ROOM];
        int count = in.read(bytes);
        try (var _ = lock.acquire()) {
            System.arraycopy(bytes, 0, job, 0, count);
            length = count;
        }
        printer.schedule();
    }

    private void print() {
        try (var _ = lock.acquire()) {
            for (int i = 0; i < length; i++) {
                emit(job[i]);
            }
            pages++;
        }
    }

    private static void emit(byte data) {
        Log.info("%x", data);
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            out.printf("%d pages\n", pages);
        }
    }
}
