// SPDX-License-Identifier: MIT OR GPL-2.0
// A cache is flushed to flash by a work, some time after the last write. Releasing the device
// takes the device's mutex, cancels the work and waits for it; the work waits for the mutex.
//   release (mutex) -> shutDown -> flushWork.cancelSync() waits for flush
//   worker: flush -> writeCache -> mutex.acquire() waits for release
//
// source: "mtd: sm_ftl: Fix deadlock caused by cancel_work_sync in sm_release"
// class: deadlock
package bugs.smftl;

import module jiffy.linux;

/// A cache in front of flash memory.
@KernelModule(name = "smftl", license = "GPL", description = "A cache in front of flash memory")
public final class SmFtl {
    private final Mutex mutex = new Mutex();
    private final long[] cache = new long[8];
    private int dirty; // a bit for each sector
    private boolean released;

    private final Work flushWork = new Work(this::flush);
    private final Timer idle = new Timer(this::idled);
    private final ProcDirectory directory = new ProcDirectory("smftl");
    private final ProcFile data = new ProcFile(directory, "data", 0200).writes(this::write);
    private final ProcFile end = new ProcFile(directory, "release", 0200).writes(this::release);

    private void write(UserReader in) throws Errno {
        int value = in.parseInt();
        try (var _ = mutex.acquire()) {
            if (released) {
                throw new Errno(Errno.ENODEV);
            }
            int sector = value & cache.length - 1;
            cache[sector] = value;
            dirty |= 1 << sector;
            idle.modify(Jiffies.ofMillis(500));
        }
    }

    private void idled() {
        flushWork.schedule();
    }

    private void flush() {
        writeCache();
    }

    private void writeCache() {
        try (var _ = mutex.acquire()) {
            for (int sector = 0; sector < cache.length; sector++) {
                if ((dirty & 1 << sector) != 0) {
                    Log.info("sector %d: %x", sector, cache[sector]);
                }
            }
            dirty = 0;
        }
    }

    private void release(UserReader in) throws Errno {
        int status = in.parseInt();
        try (var _ = mutex.acquire()) {
            released = true;
            shutDown(status);
        }
    }

    private void shutDown(int status) {
        idle.delete();
        if (flushWork.cancelSync()) { // BUG
            Log.info("%d: sectors %x were not written", status, dirty);
        }
    }
}
