// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// A reader takes what it shows, and is asked again.
///
/// Finds: FAULT within 200
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class Destructive {
    private final Mutex lock = new Mutex();
    private int tickets = 6; // under lock: two for each of three readers
    private final ProcFile file = new ProcFile("planted", 0444).shows(this::show);

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            tickets--;
            out.printf("%d\n", 10 / (tickets < 0 ? 0 : 1));
        }
    }
}
