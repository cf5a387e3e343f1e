// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// Each access is locked, but not both together.
///
/// Finds: FAULT within 40
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class LostUpdate implements AutoCloseable {
    private final Mutex lock = new Mutex();
    private int calls; // under lock
    private int sum; // under lock
    private final ProcFile file = new ProcFile("planted", 0666).writes(this::write);

    private void write(UserReader in) {
        int before;
        try (var _ = lock.acquire()) {
            before = sum;
            calls++;
        }
        try (var _ = lock.acquire()) {
            sum = before + 1;
        }
    }

    @Override
    public void close() {
        if (sum != calls) {
            throw new IllegalStateException();
        }
    }
}
