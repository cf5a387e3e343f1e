// SPDX-License-Identifier: MIT OR GPL-2.0
// do: echo 0 > /proc/forgotten
// do: echo scan > /sys/kernel/debug/kmemleak; sleep 6
// do: echo scan > /sys/kernel/debug/kmemleak
// kernel says: new suspected memory leaks
package forgotten;

import module jiffy.linux;

/// An error ends a call that has made an array.
@KernelModule(name = "forgotten", license = "GPL", description = "Forgets")
public final class Forgotten {
    private final Mutex lock = new Mutex();
    private final ProcFile file = new ProcFile("forgotten", 0222).writes(this::write);
    private int[] values = new int[8];

    private void write(UserReader input) throws Errno {
        int number = input.parseInt();
        var next = new int[8];
        if (number == 0) {
            throw new Errno(Errno.EINVAL);
        }
        next[0] = number;
        try (var _ = lock.acquire()) {
            values = next;
        }
    }
}
