// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// A lock is given back twice.
///
/// Finds: BAD_UNLOCK within 1
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class ClosedTwice {
    private final Mutex lock = new Mutex();
    private int value;
    private final ProcFile file = new ProcFile("planted", 0666).writes(this::write);

    private void write(UserReader in) {
        try (var guard = lock.acquire()) {
            value++;
            guard.close();
        }
    }
}
