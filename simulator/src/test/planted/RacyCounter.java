// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// Writers count without a lock.
///
/// Finds: DATA_RACE within 5
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class RacyCounter {
    private int writes;
    private final ProcFile file = new ProcFile("planted", 0666).writes(this::write);

    private void write(UserReader in) {
        writes++;
    }
}
