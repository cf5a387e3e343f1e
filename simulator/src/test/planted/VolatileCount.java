// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// A volatile field is counted up: no data race, and still wrong.
///
/// Finds: FAULT within 40
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class VolatileCount implements AutoCloseable {
    private final Mutex lock = new Mutex();
    private int calls; // under lock
    private volatile int sum;
    private final ProcFile file = new ProcFile("planted", 0666).writes(this::write);

    private void write(UserReader in) {
        sum++;
        try (var _ = lock.acquire()) {
            calls++;
        }
    }

    @Override
    public void close() {
        if (sum != calls) {
            throw new IllegalStateException();
        }
    }
}
