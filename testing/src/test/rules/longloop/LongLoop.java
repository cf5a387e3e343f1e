// SPDX-License-Identifier: MIT OR GPL-2.0
// without: KJ0302
// kernel: 6.1-cloud-amd64
// do: echo 1 > /proc/sys/kernel/watchdog_thresh
// do: echo 5000 > /proc/longloop
// kernel says: watchdog: BUG: soft lockup
package longloop;

import module jiffy.linux;

/// Whoever writes a number says how long a loop under a spin lock is.
@KernelModule(name = "longloop", license = "GPL", description = "A long loop under a spin lock")
public final class LongLoop {
    private final SpinLock lock = new SpinLock();
    private final ProcFile file = new ProcFile("longloop", 0222).writes(this::write);
    private long rounds;

    private void write(UserReader input) throws Errno {
        long end = Jiffies.now() + Jiffies.ofMillis(input.parseInt());
        try (var _ = lock.acquire()) {
            while (Jiffies.now() < end) { // seen
                rounds++; // seen
            }
        }
    }
}
