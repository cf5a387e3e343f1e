// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// Writers share an array without a lock.
///
/// Finds: DATA_RACE within 20
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class UnlockedArray {
    private final int[] counts = new int[2];
    private final ProcFile file = new ProcFile("planted", 0666).writes(this::write);

    private void write(UserReader in) throws Errno {
        counts[in.parseInt() % 2]++;
    }
}
