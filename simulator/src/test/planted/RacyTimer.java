// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// A timer writes what a reader shows, and no lock is between them.
///
/// Finds: DATA_RACE within 20
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class RacyTimer {
    private int ticks;
    private final Timer timer = new Timer(this::tick);
    private final ProcFile file = new ProcFile("planted", 0666).shows(this::show);

    void started() {
        timer.start(1);
    }

    private void tick() {
        ticks++;
        timer.start(1);
    }

    private void show(SeqFile out) {
        out.printf("%d\n", ticks);
    }
}
