// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// A method takes the mutex that its caller holds.
///
/// Finds: RECURSIVE_LOCK within 1
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class TwiceTheSame {
    private final Mutex lock = new Mutex();
    private int value;
    private final ProcFile file = new ProcFile("planted", 0666).writes(this::write);

    private void write(UserReader in) throws Errno {
        int number = in.parseInt();
        try (var _ = lock.acquire()) {
            set(number);
        }
    }

    private void set(int number) {
        try (var _ = lock.acquire()) {
            value = number;
        }
    }
}
