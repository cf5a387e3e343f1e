// SPDX-License-Identifier: MIT OR GPL-2.0
// without: KJ0201
// do: echo 1 > /proc/handedover
// kernel says: Kernel panic - not syncing: Kernel mode fault
package handedover;

import module jiffy.linux;

/// Who gave an array to an element writes to it afterwards.
@KernelModule(name = "handedover", license = "GPL", description = "Writes too late")
public final class HandedOver {
    static final class Reading extends ListEntry {
        final int[] values;

        Reading(int[] values) {
            this.values = values;
        }
    }

    private final Mutex lock = new Mutex();
    private final KernelList<Reading> readings = new KernelList<>();
    private final ProcFile file = new ProcFile("handedover", 0222).writes(this::write);

    private void write(UserReader input) throws Errno {
        var values = new int[8];
        int value = input.parseInt();
        try (var _ = lock.acquire()) {
            readings.addLast(new Reading(values));
            values[0] = value; // seen
        }
    }
}
