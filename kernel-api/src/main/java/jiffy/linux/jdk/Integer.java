// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.jdk;

import jiffy.linux.bind.C;
import jiffy.linux.bind.Compiled;
import jiffy.linux.bind.Header;

/// [java.lang.Integer]: its static methods on primitive values.
@Compiled
@Header({"linux/bitops.h", "linux/minmax.h", "linux/swab.h"})
public final class Integer {
    private Integer() {}

    /// [java.lang.Integer#compare(int, int)]
    @C(value = "jiffy_compare($0, $1)", pure = true)
    public static int compare(int x, int y) {
        return x < y ? -1 : x == y ? 0 : 1;
    }

    /// [java.lang.Integer#compareUnsigned(int, int)]
    public static int compareUnsigned(int x, int y) {
        return compare(x ^ 1 << 31, y ^ 1 << 31);
    }

    /// [java.lang.Integer#signum(int)]
    public static int signum(int i) {
        return compare(i, 0);
    }

    /// [java.lang.Integer#sum(int, int)]
    public static int sum(int a, int b) {
        return a + b;
    }

    /// [java.lang.Integer#min(int, int)]
    @C(value = "min_t(int, $0, $1)", pure = true)
    public static int min(int a, int b) {
        return a <= b ? a : b;
    }

    /// [java.lang.Integer#max(int, int)]
    @C(value = "max_t(int, $0, $1)", pure = true)
    public static int max(int a, int b) {
        return a >= b ? a : b;
    }

    /// [java.lang.Integer#hashCode(int)]
    public static int hashCode(int value) {
        return value;
    }

    /// [java.lang.Integer#toUnsignedLong(int)]
    public static long toUnsignedLong(int x) {
        return x & 0xFFFF_FFFFL;
    }

    /// [java.lang.Integer#divideUnsigned(int, int)]
    public static int divideUnsigned(int dividend, int divisor) {
        return (int) (toUnsignedLong(dividend) / toUnsignedLong(divisor));
    }

    /// [java.lang.Integer#remainderUnsigned(int, int)]
    public static int remainderUnsigned(int dividend, int divisor) {
        return (int) (toUnsignedLong(dividend) % toUnsignedLong(divisor));
    }

    /// [java.lang.Integer#bitCount(int)]
    @C(value = "((int)hweight32($0))", pure = true)
    public static int bitCount(int i) {
        return java.lang.Integer.bitCount(i);
    }

    /// [java.lang.Integer#numberOfLeadingZeros(int)]
    @C(value = "(32 - fls($0))", pure = true)
    public static int numberOfLeadingZeros(int i) {
        return java.lang.Integer.numberOfLeadingZeros(i);
    }

    /// [java.lang.Integer#numberOfTrailingZeros(int)]
    public static int numberOfTrailingZeros(int i) {
        return bitCount(~i & i - 1);
    }

    /// [java.lang.Integer#highestOneBit(int)]
    public static int highestOneBit(int i) {
        return i & 1 << 31 - numberOfLeadingZeros(i);
    }

    /// [java.lang.Integer#lowestOneBit(int)]
    public static int lowestOneBit(int i) {
        return i & -i;
    }

    /// [java.lang.Integer#rotateLeft(int, int)]
    public static int rotateLeft(int i, int distance) {
        return i << distance | i >>> -distance;
    }

    /// [java.lang.Integer#rotateRight(int, int)]
    public static int rotateRight(int i, int distance) {
        return i >>> distance | i << -distance;
    }

    /// [java.lang.Integer#reverse(int)]
    public static int reverse(int i) {
        int bits = (i & 0x5555_5555) << 1 | i >>> 1 & 0x5555_5555;
        int pairs = (bits & 0x3333_3333) << 2 | bits >>> 2 & 0x3333_3333;
        int nibbles = (pairs & 0x0F0F_0F0F) << 4 | pairs >>> 4 & 0x0F0F_0F0F;
        return reverseBytes(nibbles);
    }

    /// [java.lang.Integer#reverseBytes(int)]
    @C(value = "((int)swab32($0))", pure = true)
    public static int reverseBytes(int i) {
        return java.lang.Integer.reverseBytes(i);
    }

    /// [java.lang.Integer#compress(int, int)]
    public static int compress(int i, int mask) {
        int packed = 0;
        int count = 0;
        for (int rest = mask; rest != 0; rest &= rest - 1) {
            packed |= (i >>> numberOfTrailingZeros(rest) & 1) << count;
            count++;
        }
        return packed;
    }

    /// [java.lang.Integer#expand(int, int)]
    public static int expand(int i, int mask) {
        int spread = 0;
        int count = 0;
        for (int rest = mask; rest != 0; rest &= rest - 1) {
            spread |= (i >>> count & 1) << numberOfTrailingZeros(rest);
            count++;
        }
        return spread;
    }
}
