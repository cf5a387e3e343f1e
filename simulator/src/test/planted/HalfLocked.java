// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// Writers lock, readers do not.
///
/// Finds: DATA_RACE within 5
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class HalfLocked {
    private final Mutex lock = new Mutex();
    private int value;
    private final ProcFile file =
            new ProcFile("planted", 0666).shows(this::show).writes(this::write);

    private void show(SeqFile out) {
        out.printf("%d\n", value);
    }

    private void write(UserReader in) throws Errno {
        int number = in.parseInt();
        try (var _ = lock.acquire()) {
            value = number;
        }
    }
}
