// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.jdk;

import jiffy.linux.bind.C;
import jiffy.linux.bind.Compiled;
import jiffy.linux.bind.Header;

/// [java.lang.Long]: its static methods on primitive values.
@Compiled
@Header({"linux/bitops.h", "linux/minmax.h", "linux/swab.h"})
public final class Long {
    private Long() {}

    /// [java.lang.Long#compare(long, long)]
    @C(value = "jiffy_compare($0, $1)", pure = true)
    public static int compare(long x, long y) {
        return x < y ? -1 : x == y ? 0 : 1;
    }

    /// [java.lang.Long#compareUnsigned(long, long)]
    public static int compareUnsigned(long x, long y) {
        return compare(x ^ 1L << 63, y ^ 1L << 63);
    }

    /// [java.lang.Long#signum(long)]
    public static int signum(long i) {
        return compare(i, 0);
    }

    /// [java.lang.Long#sum(long, long)]
    public static long sum(long a, long b) {
        return a + b;
    }

    /// [java.lang.Long#min(long, long)]
    @C(value = "min_t(s64, $0, $1)", pure = true)
    public static long min(long a, long b) {
        return a <= b ? a : b;
    }

    /// [java.lang.Long#max(long, long)]
    @C(value = "max_t(s64, $0, $1)", pure = true)
    public static long max(long a, long b) {
        return a >= b ? a : b;
    }

    /// [java.lang.Long#hashCode(long)]
    public static int hashCode(long value) {
        return (int) (value ^ value >>> 32);
    }

    /// [java.lang.Long#divideUnsigned(long, long)]
    public static long divideUnsigned(long dividend, long divisor) {
        if (divisor == 0) {
            throw new ArithmeticException();
        }
        return quotient(dividend, divisor);
    }

    /// [java.lang.Long#remainderUnsigned(long, long)]
    public static long remainderUnsigned(long dividend, long divisor) {
        if (divisor == 0) {
            throw new ArithmeticException();
        }
        return remainder(dividend, divisor);
    }

    @C(value = "((s64)((u64)$0 / (u64)$1))", pure = true)
    private static long quotient(long dividend, long divisor) {
        return java.lang.Long.divideUnsigned(dividend, divisor);
    }

    @C(value = "((s64)((u64)$0 % (u64)$1))", pure = true)
    private static long remainder(long dividend, long divisor) {
        return java.lang.Long.remainderUnsigned(dividend, divisor);
    }

    /// [java.lang.Long#bitCount(long)]
    @C(value = "((int)hweight64($0))", pure = true)
    public static int bitCount(long i) {
        return java.lang.Long.bitCount(i);
    }

    /// [java.lang.Long#numberOfLeadingZeros(long)]
    @C(value = "(64 - fls64($0))", pure = true)
    public static int numberOfLeadingZeros(long i) {
        return java.lang.Long.numberOfLeadingZeros(i);
    }

    /// [java.lang.Long#numberOfTrailingZeros(long)]
    public static int numberOfTrailingZeros(long i) {
        return bitCount(~i & i - 1);
    }

    /// [java.lang.Long#highestOneBit(long)]
    public static long highestOneBit(long i) {
        return i & 1L << 63 - numberOfLeadingZeros(i);
    }

    /// [java.lang.Long#lowestOneBit(long)]
    public static long lowestOneBit(long i) {
        return i & -i;
    }

    /// [java.lang.Long#rotateLeft(long, int)]
    public static long rotateLeft(long i, int distance) {
        return i << distance | i >>> -distance;
    }

    /// [java.lang.Long#rotateRight(long, int)]
    public static long rotateRight(long i, int distance) {
        return i >>> distance | i << -distance;
    }

    /// [java.lang.Long#reverse(long)]
    public static long reverse(long i) {
        long bits = (i & 0x5555_5555_5555_5555L) << 1 | i >>> 1 & 0x5555_5555_5555_5555L;
        long pairs = (bits & 0x3333_3333_3333_3333L) << 2 | bits >>> 2 & 0x3333_3333_3333_3333L;
        long nibbles = (pairs & 0x0F0F_0F0F_0F0F_0F0FL) << 4 | pairs >>> 4 & 0x0F0F_0F0F_0F0F_0F0FL;
        return reverseBytes(nibbles);
    }

    /// [java.lang.Long#reverseBytes(long)]
    @C(value = "((s64)swab64($0))", pure = true)
    public static long reverseBytes(long i) {
        return java.lang.Long.reverseBytes(i);
    }

    /// [java.lang.Long#compress(long, long)]
    public static long compress(long i, long mask) {
        long packed = 0;
        int count = 0;
        for (long rest = mask; rest != 0; rest &= rest - 1) {
            packed |= (i >>> numberOfTrailingZeros(rest) & 1) << count;
            count++;
        }
        return packed;
    }

    /// [java.lang.Long#expand(long, long)]
    public static long expand(long i, long mask) {
        long spread = 0;
        int count = 0;
        for (long rest = mask; rest != 0; rest &= rest - 1) {
            spread |= (i >>> count & 1) << numberOfTrailingZeros(rest);
            count++;
        }
        return spread;
    }
}
