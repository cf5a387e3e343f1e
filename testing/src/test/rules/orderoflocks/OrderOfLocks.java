// SPDX-License-Identifier: MIT OR GPL-2.0
// without: KJ0402
// do: echo 1 > /proc/orderoflocks
// do: cat /proc/orderoflocks
// kernel says: WARNING: possible circular locking dependency detected
package orderoflocks;

import module jiffy.linux;

/// Two mutexes, nested in both orders, one after the other: that nobody waits is luck.
@KernelModule(name = "orderoflocks", license = "GPL", description = "Two locks in two orders")
public final class OrderOfLocks {
    private final Mutex first = new Mutex();
    private final Mutex second = new Mutex();
    private final ProcFile file =
            new ProcFile("orderoflocks", 0666).shows(this::show).writes(this::write);
    private int writes;

    private void write(UserReader input) throws Errno {
        int by = input.parseInt();
        try (var _ = first.acquire()) {
            try (var _ = second.acquire()) {
                writes += by;
            }
        }
    }

    private void show(SeqFile out) {
        try (var _ = second.acquire()) {
            try (var _ = first.acquire()) { // seen
                out.printf("%d\n", writes);
            }
        }
    }
}
