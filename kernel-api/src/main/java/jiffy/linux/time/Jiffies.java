// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.time;

import java.math.BigInteger;
import jiffy.linux.Kernel;
import jiffy.linux.bind.C;
import jiffy.linux.bind.Header;

/// The kernel's tick and its conversions (`linux/jiffies.h`). May be called in any context.
@Header("linux/jiffies.h")
public final class Jiffies {
    private Jiffies() {}

    /// Ticks since boot (with an offset: it wraps early on purpose where it is narrow). `jiffies`
    @C("(s64)jiffies")
    public static long now() {
        return Kernel.current().jiffies();
    }

    /// Ticks in a second. `HZ`
    @C(value = "HZ", pure = true)
    public static int hz() {
        return Kernel.current().hz();
    }

    /// Ticks that last at least this many milliseconds; negative ones count as the longest time, as
    /// in the kernel. `msecs_to_jiffies`
    @C(value = "(s64)msecs_to_jiffies($0)", pure = true)
    public static long ofMillis(int millis) {
        if (millis < 0) {
            return (Long.MAX_VALUE >> 1) - 1;
        }
        int hz = Kernel.current().hz();
        return ((long) millis * hz + 999) / 1000;
    }

    /// Milliseconds that these ticks last, the low 32 bits of them. `jiffies_to_msecs`
    /// (`kernel/time/time.c`), which multiplies by a fraction in its lowest terms: large numbers of
    /// ticks wrap around as there.
    @C(value = "(s64)jiffies_to_msecs($0)", pure = true)
    public static long toMillis(long jiffies) {
        long hz = Kernel.current().hz();
        long divisor = BigInteger.valueOf(hz).gcd(BigInteger.valueOf(1000)).longValue();
        return Long.divideUnsigned(jiffies * (1000 / divisor), hz / divisor) & 0xFFFF_FFFFL;
    }
}
