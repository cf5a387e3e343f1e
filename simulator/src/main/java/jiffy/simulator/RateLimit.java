// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.util.OptionalInt;

/// At most ten of a kind in five seconds (`lib/ratelimit.c`, `linux/ratelimit_types.h`).
final class RateLimit {
    private static final int BURST = 10;
    private static final long INTERVAL = 5L * Timers.HZ;

    private long begin;
    private boolean hasBegun;
    private int printed;
    private int missed;

    /// What was left out in the interval that ended, if this is the first message of a new one.
    OptionalInt suppressed(long jiffies) {
        if (!hasBegun) {
            hasBegun = true;
            begin = jiffies;
        }
        if (begin + INTERVAL >= jiffies) {
            return OptionalInt.empty();
        }
        int before = missed;
        begin = jiffies;
        printed = 0;
        missed = 0;
        return before == 0 ? OptionalInt.empty() : OptionalInt.of(before);
    }

    /// Whether one more may be printed.
    boolean permits() {
        if (printed < BURST) {
            printed++;
            return true;
        }
        missed++;
        return false;
    }
}
