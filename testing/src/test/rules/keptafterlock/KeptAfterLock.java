// SPDX-License-Identifier: MIT OR GPL-2.0
// without: KJ0203
// do: echo 1 > /proc/keptafterlock
// kernel says: BUG: KASAN: slab-use-after-free
package keptafterlock;

import module jiffy.linux;

/// Who looked up an array under a lock reads it after the lock, when a work has freed it.
@KernelModule(name = "keptafterlock", license = "GPL", description = "Reads too late")
public final class KeptAfterLock {
    static final class Reading extends ListEntry {
        final int[] values;

        Reading(int[] values) {
            this.values = values;
        }
    }

    private final Mutex lock = new Mutex();
    private final KernelList<Reading> readings = new KernelList<>();
    private final Work clearing = new Work(this::clear);
    private final ProcFile file = new ProcFile("keptafterlock", 0222).writes(this::write);

    private void write(UserReader input) throws Errno {
        int length = input.parseInt();
        int[] oldest;
        try (var _ = lock.acquire()) {
            readings.addLast(new Reading(new int[length]));
            oldest = readings.peekFirst().values;
        }
        clearing.schedule();
        clearing.flush();
        Log.info("%d", oldest[0]); // seen
    }

    private void clear() {
        try (var _ = lock.acquire()) {
            readings.pollFirst();
        }
    }
}
