// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.jdk;

import jiffy.linux.bind.C;
import jiffy.linux.bind.Compiled;
import jiffy.linux.bind.Header;
import jiffy.linux.bind.Picks;

/// [java.lang.Math] for whole numbers.
@Compiled
@Header({"linux/math.h", "linux/minmax.h"})
public final class Math {
    private Math() {}

    /// [java.lang.Math#abs(int)]
    @C(value = "jiffy_abs_int($0)", pure = true)
    public static int abs(int a) {
        return a < 0 ? -a : a;
    }

    /// [java.lang.Math#abs(long)]
    @C(value = "jiffy_abs_long($0)", pure = true)
    public static long abs(long a) {
        return a < 0 ? -a : a;
    }

    /// [java.lang.Math#absExact(int)]
    public static int absExact(int a) {
        return a < 0 ? negateExact(a) : a;
    }

    /// [java.lang.Math#absExact(long)]
    public static long absExact(long a) {
        return a < 0 ? negateExact(a) : a;
    }

    /// [java.lang.Math#min(int, int)]
    @C(value = "min_t(int, $0, $1)", pure = true, picks = Picks.LEAST)
    public static int min(int a, int b) {
        return a <= b ? a : b;
    }

    /// [java.lang.Math#min(long, long)]
    @C(value = "min_t(s64, $0, $1)", pure = true, picks = Picks.LEAST)
    public static long min(long a, long b) {
        return a <= b ? a : b;
    }

    /// [java.lang.Math#max(int, int)]
    @C(value = "max_t(int, $0, $1)", pure = true, picks = Picks.GREATEST)
    public static int max(int a, int b) {
        return a >= b ? a : b;
    }

    /// [java.lang.Math#max(long, long)]
    @C(value = "max_t(s64, $0, $1)", pure = true, picks = Picks.GREATEST)
    public static long max(long a, long b) {
        return a >= b ? a : b;
    }

    /// [java.lang.Math#clamp(long, int, int)]
    public static int clamp(long value, int min, int max) {
        return (int) clamp(value, (long) min, (long) max);
    }

    /// [java.lang.Math#clamp(long, long, long)]
    public static long clamp(long value, long min, long max) {
        if (min > max) {
            throw new IllegalArgumentException();
        }
        return value < min ? min : value > max ? max : value;
    }

    /// [java.lang.Math#addExact(int, int)]
    public static int addExact(int x, int y) {
        return toIntExact((long) x + y);
    }

    /// [java.lang.Math#addExact(long, long)]
    public static long addExact(long x, long y) {
        long sum = x + y;
        if (((x ^ sum) & (y ^ sum)) < 0) {
            throw new ArithmeticException();
        }
        return sum;
    }

    /// [java.lang.Math#subtractExact(int, int)]
    public static int subtractExact(int x, int y) {
        return toIntExact((long) x - y);
    }

    /// [java.lang.Math#subtractExact(long, long)]
    public static long subtractExact(long x, long y) {
        long difference = x - y;
        if (((x ^ y) & (x ^ difference)) < 0) {
            throw new ArithmeticException();
        }
        return difference;
    }

    /// [java.lang.Math#multiplyExact(int, int)]
    public static int multiplyExact(int x, int y) {
        return toIntExact((long) x * y);
    }

    /// [java.lang.Math#multiplyExact(long, int)]
    public static long multiplyExact(long x, int y) {
        return multiplyExact(x, (long) y);
    }

    /// [java.lang.Math#multiplyExact(long, long)]
    public static long multiplyExact(long x, long y) {
        long product = x * y;
        if (multiplyHigh(x, y) != product >> 63) {
            throw new ArithmeticException();
        }
        return product;
    }

    /// [java.lang.Math#incrementExact(int)]
    public static int incrementExact(int a) {
        return addExact(a, 1);
    }

    /// [java.lang.Math#incrementExact(long)]
    public static long incrementExact(long a) {
        return addExact(a, 1L);
    }

    /// [java.lang.Math#decrementExact(int)]
    public static int decrementExact(int a) {
        return subtractExact(a, 1);
    }

    /// [java.lang.Math#decrementExact(long)]
    public static long decrementExact(long a) {
        return subtractExact(a, 1L);
    }

    /// [java.lang.Math#negateExact(int)]
    public static int negateExact(int a) {
        return subtractExact(0, a);
    }

    /// [java.lang.Math#negateExact(long)]
    public static long negateExact(long a) {
        return subtractExact(0L, a);
    }

    /// [java.lang.Math#toIntExact(long)]
    public static int toIntExact(long value) {
        if ((int) value != value) {
            throw new ArithmeticException();
        }
        return (int) value;
    }

    /// [java.lang.Math#multiplyFull(int, int)]
    public static long multiplyFull(int x, int y) {
        return (long) x * y;
    }

    /// [java.lang.Math#multiplyHigh(long, long)]
    @C(value = "((s64)(((__int128)$0 * $1) >> 64))", pure = true)
    public static long multiplyHigh(long x, long y) {
        return java.lang.Math.multiplyHigh(x, y);
    }

    /// [java.lang.Math#unsignedMultiplyHigh(long, long)]
    @C(value = "((s64)(((unsigned __int128)(u64)$0 * (u64)$1) >> 64))", pure = true)
    public static long unsignedMultiplyHigh(long x, long y) {
        return java.lang.Math.unsignedMultiplyHigh(x, y);
    }

    /// [java.lang.Math#floorDiv(int, int)]
    public static int floorDiv(int x, int y) {
        int quotient = x / y;
        return (x ^ y) < 0 && quotient * y != x ? quotient - 1 : quotient;
    }

    /// [java.lang.Math#floorDiv(long, int)]
    public static long floorDiv(long x, int y) {
        return floorDiv(x, (long) y);
    }

    /// [java.lang.Math#floorDiv(long, long)]
    public static long floorDiv(long x, long y) {
        long quotient = x / y;
        return (x ^ y) < 0 && quotient * y != x ? quotient - 1 : quotient;
    }

    /// [java.lang.Math#floorMod(int, int)]
    public static int floorMod(int x, int y) {
        int rest = x % y;
        return (rest ^ y) < 0 && rest != 0 ? rest + y : rest;
    }

    /// [java.lang.Math#floorMod(long, int)]
    public static int floorMod(long x, int y) {
        return (int) floorMod(x, (long) y);
    }

    /// [java.lang.Math#floorMod(long, long)]
    public static long floorMod(long x, long y) {
        long rest = x % y;
        return (rest ^ y) < 0 && rest != 0 ? rest + y : rest;
    }

    /// [java.lang.Math#divideExact(int, int)]
    public static int divideExact(int x, int y) {
        int quotient = x / y;
        if ((x & y & quotient) < 0) {
            throw new ArithmeticException();
        }
        return quotient;
    }

    /// [java.lang.Math#divideExact(long, long)]
    public static long divideExact(long x, long y) {
        long quotient = x / y;
        if ((x & y & quotient) < 0) {
            throw new ArithmeticException();
        }
        return quotient;
    }

    /// [java.lang.Math#floorDivExact(int, int)]
    public static int floorDivExact(int x, int y) {
        divideExact(x, y);
        return floorDiv(x, y);
    }

    /// [java.lang.Math#floorDivExact(long, long)]
    public static long floorDivExact(long x, long y) {
        divideExact(x, y);
        return floorDiv(x, y);
    }

    /// [java.lang.Math#ceilDivExact(int, int)]
    public static int ceilDivExact(int x, int y) {
        divideExact(x, y);
        return ceilDiv(x, y);
    }

    /// [java.lang.Math#ceilDivExact(long, long)]
    public static long ceilDivExact(long x, long y) {
        divideExact(x, y);
        return ceilDiv(x, y);
    }

    /// [java.lang.Math#ceilDiv(int, int)]
    public static int ceilDiv(int x, int y) {
        int quotient = x / y;
        return (x ^ y) >= 0 && quotient * y != x ? quotient + 1 : quotient;
    }

    /// [java.lang.Math#ceilDiv(long, int)]
    public static long ceilDiv(long x, int y) {
        return ceilDiv(x, (long) y);
    }

    /// [java.lang.Math#ceilDiv(long, long)]
    public static long ceilDiv(long x, long y) {
        long quotient = x / y;
        return (x ^ y) >= 0 && quotient * y != x ? quotient + 1 : quotient;
    }

    /// [java.lang.Math#ceilMod(int, int)]
    public static int ceilMod(int x, int y) {
        int rest = x % y;
        return (rest ^ y) >= 0 && rest != 0 ? rest - y : rest;
    }

    /// [java.lang.Math#ceilMod(long, int)]
    public static int ceilMod(long x, int y) {
        return (int) ceilMod(x, (long) y);
    }

    /// [java.lang.Math#ceilMod(long, long)]
    public static long ceilMod(long x, long y) {
        long rest = x % y;
        return (rest ^ y) >= 0 && rest != 0 ? rest - y : rest;
    }
}
