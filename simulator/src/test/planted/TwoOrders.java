// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// Two mutexes are taken in two orders.
///
/// Finds: LOCK_ORDER within 1
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class TwoOrders {
    private final Mutex first = new Mutex();
    private final Mutex second = new Mutex();
    private int value;
    private final ProcFile file =
            new ProcFile("planted", 0666).shows(this::show).writes(this::write);

    private void show(SeqFile out) {
        try (var _ = first.acquire();
                var _ = second.acquire()) {
            out.printf("%d\n", value);
        }
    }

    private void write(UserReader in) throws Errno {
        int number = in.parseInt();
        try (var _ = second.acquire();
                var _ = first.acquire()) {
            value = number;
        }
    }
}
