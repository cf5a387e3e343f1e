// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

/// Loops that look short: only the last is, and does without giving the CPU away.
@KernelModule(name = "slow", license = "Dual MIT/GPL", description = "Loops that look short")
public final class Slow {
    private final Work work = new Work(this::run);
    private int sum;

    private void run() {
        for (long i = Long.MIN_VALUE; i < 10; i++) {
            sum++;
        }
        for (int i = 0; i < 10; i++) {
            i -= sum & 1;
        }
        for (int i = 0; i < 10; sum++) {
            sum += i;
        }
        for (int i = 0; i < 10; i++) {
            sum++;
        }
    }
}
