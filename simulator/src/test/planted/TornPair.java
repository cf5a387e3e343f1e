// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// Two numbers that belong together are changed in two sections.
///
/// Finds: FAULT within 100
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class TornPair {
    private final Mutex lock = new Mutex();
    private int left; // under lock
    private int right; // under lock
    private final ProcFile file =
            new ProcFile("planted", 0666).shows(this::show).writes(this::write);

    private void write(UserReader in) throws Errno {
        int number = in.parseInt();
        try (var _ = lock.acquire()) {
            left += number;
        }
        try (var _ = lock.acquire()) {
            right -= number;
        }
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            if (left + right != 0) {
                throw new IllegalStateException();
            }
        }
    }
}
