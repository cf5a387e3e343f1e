// SPDX-License-Identifier: MIT OR GPL-2.0
// without: KJ0202
// kernel says: BUG: KASAN: double-free
package twoowners;

import module jiffy.linux;

/// An array of the module is given to an element, which frees it, too.
@KernelModule(name = "twoowners", license = "GPL", description = "Two owners")
public final class TwoOwners {
    static final class Reading extends ListEntry {
        final int[] values;

        Reading(int[] values) {
            this.values = values;
        }
    }

    private final Mutex lock = new Mutex();
    private final KernelList<Reading> readings = new KernelList<>();
    private final int[] latest = new int[8];
    private final ProcFile file = new ProcFile("twoowners", 0222).writes(this::write);

    private void write(UserReader input) throws Errno {
        int value = input.parseInt();
        try (var _ = lock.acquire()) {
            latest[0] = value;
            readings.addLast(new Reading(latest));
        }
    }
}
