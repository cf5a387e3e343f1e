// SPDX-License-Identifier: MIT OR GPL-2.0
// The `catch` stands inside the locked section. It reports the error with the method that
// everybody uses, and that one locks. Nobody noticed, since transfers do not fail on the
// developer's desk.
//   transfer (lock) -> catch -> report -> lock.acquire()
//
// source: the reports of static checkers "double lock" (an error path that goes through a
// function which locks); "serial: imx: Fix recursive locking bug" is one of the kind
// class: deadlock
package bugs.catchlock;

import module jiffy.linux;

/// Transfers of blocks, with a log of errors.
@KernelModule(name = "catchlock", license = "GPL", description = "Transfers of blocks")
public final class CatchLock {
    private static final int BLOCKS = 512;

    private final Mutex lock = new Mutex();
    private final long[] blocks = new long[BLOCKS];
    private int errors;
    private int lastError;

    private final ProcFile file =
            new ProcFile("catchlock", 0600).shows(this::show).writes(this::write);

    private void write(UserReader in) throws Errno {
        int block = in.parseInt();
        int value = in.parseInt();
        transfer(block, value);
    }

    private void transfer(int block, int value) {
        try (var _ = lock.acquire()) {
            try {
                store(block, value);
            } catch (Errno e) {
                report(block); // BUG
            }
        }
    }

    private void store(int block, int value) throws Errno {
        if (block < 0 || block >= BLOCKS) {
            throw new Errno(Errno.ENODEV);
        }
        if (value == 0) {
            throw new Errno(Errno.EIO);
        }
        blocks[block] = value;
    }

    private void report(int block) {
        Log.error("block %d failed", block);
        try (var _ = lock.acquire()) { // BUG
            errors++;
            lastError = block;
        }
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            out.printf("%d errors, the last one at %d\n", errors, lastError);
        }
    }
}
