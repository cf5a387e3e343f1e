// SPDX-License-Identifier: MIT OR GPL-2.0
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
    private UserReader job; // BUG
    private int pages;

    private final Work printer = new Work(this::print);
    private final ProcFile file =
            new ProcFile("latewrite", 0600).shows(this::show).writes(this::submit);

    private void submit(UserReader in) throws Errno {
        try (var _ = lock.acquire()) {
            job = in; // BUG
        }
        printer.schedule();
    }

    private void print() {
        try (var _ = lock.acquire()) {
            var bytes = new byte[ROOM];
            int count = job.read(bytes);
            for (int i = 0; i < count; i++) {
                emit(bytes[i]);
            }
            pages++;
        } catch (Errno e) {
            Log.error("the paper is empty");
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
