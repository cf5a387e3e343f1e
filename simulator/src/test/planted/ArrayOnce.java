// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// An element is written once and read once, by others, without a lock.
///
/// Finds: DATA_RACE within 20
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class ArrayOnce {
    private final int[] counts = new int[2];
    private final ProcFile file = new ProcFile("planted", 0666).writes(this::write);

    private void write(UserReader in) throws Errno {
        switch (in.parseInt()) {
            case 1 -> counts[1] = 1;
            case 2 -> Log.info("%d", counts[1]);
            default -> {}
        }
    }
}
