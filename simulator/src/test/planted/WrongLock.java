// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// Readers and writers lock, but not the same lock.
///
/// Finds: DATA_RACE within 20
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class WrongLock {
    private final Mutex readers = new Mutex();
    private final Mutex writers = new Mutex();
    private long value;
    private final ProcFile file =
            new ProcFile("planted", 0666).shows(this::show).writes(this::write);

    private void show(SeqFile out) {
        try (var _ = readers.acquire()) {
            out.printf("%d\n", value);
        }
    }

    private void write(UserReader in) throws Errno {
        int number = in.parseInt();
        try (var _ = writers.acquire()) {
            value = number;
        }
    }
}
