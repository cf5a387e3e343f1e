// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// Every operator of int and long on the values where C and Java may differ.
@KernelModule(name = "arithmetic", license = "Dual MIT/GPL", description = "Operators")
public final class Arithmetic {
    static final int BIG = Integer.MAX_VALUE;
    static final long HUGE = Long.MIN_VALUE;

    public Arithmetic() {
        var ints =
                new int[] {
                    Integer.MIN_VALUE, -65536, -129, -3, -1, 0, 1, 2, 31, 32, 33, 255, 1 << 16, BIG
                };
        for (int a : ints) {
            for (int b : ints) {
                onInts(a, b);
            }
        }
        var longs =
                new long[] {
                    HUGE, Integer.MIN_VALUE - 1L, -1, 0, 1, 3, 63, 64, 65, 1L << 32, Long.MAX_VALUE
                };
        for (long a : longs) {
            for (long b : longs) {
                onLongs(a, b);
            }
        }
        for (int a : ints) {
            for (long b : longs) {
                mixed(a, b);
            }
        }
        constants();
    }

    private void onInts(int a, int b) {
        Log.info("%d %d: %d %d %d %d %d %d", a, b, a + b, a - b, a * b, a & b, a | b, a ^ b);
        Log.info("shift %d %d %d", a << b, a >> b, a >>> b);
        Log.info("unary %d %d %d %d", -a, ~a, +a, -(-a) - -b);
        Log.info("compare %b %b %b %b %b %b", a < b, a <= b, a > b, a >= b, a == b, a != b);
        if (b != 0) {
            Log.info("divide %d %d", a / b, a % b);
        }
        try {
            Log.info("caught? %d", (a / b) + (a % b));
        } catch (ArithmeticException e) {
            Log.info("division by zero");
        }
        Log.info("by constants %d %d %d %d %d", a / 7, a % 7, a / -1, a % -1, a % -7);
        Log.info("min max %d %d %d", Math.min(a, b), Math.max(a, b), Integer.compare(a, b));
        Log.info("nested %d %d %d", a - (b - a), (a + b) * (a - b), a * b + a * (b + 1) - -a);
        Log.info("bits %d %x", Integer.bitCount(a), a);
    }

    private void onLongs(long a, long b) {
        Log.info("%d %d: %d %d %d %d %d %d", a, b, a + b, a - b, a * b, a & b, a | b, a ^ b);
        Log.info("shift %d %d %d %d", a << b, a >> b, a >>> b, a >>> (int) b);
        Log.info("unary %d %d", -a, ~a);
        Log.info("compare %b %b %b %b %b %b", a < b, a <= b, a > b, a >= b, a == b, a != b);
        if (b != 0) {
            Log.info("divide %d %d", a / b, a % b);
        }
        Log.info("narrowed %d %d %d %d", (int) a, (short) a, (byte) a, (int) (a + b));
        Log.info("min max %d %d %d", Math.min(a, b), Math.max(a, b), Long.compare(a, b));
        Log.info("bits %d %x", Long.bitCount(a), a);
    }

    private void mixed(int a, long b) {
        Log.info("%d %d: %d %d %d %d", a, b, a + b, b - a, a * b, a & b);
        Log.info("shift %d %d %d %d %d", a << b, a >> b, a >>> b, b << a, b >>> a);
        Log.info("compare %b %b %b", a < b, a == b, a >= b);
        int narrowed = a;
        narrowed += b;
        Log.info("+= %d", narrowed);
        narrowed = a;
        narrowed *= b;
        narrowed >>>= b;
        narrowed ^= b;
        Log.info("*= >>>= ^= %d", narrowed);
        if (b != 0) {
            narrowed = a;
            narrowed /= b;
            narrowed -= a % b;
            Log.info("/= %d %d", narrowed, a / b);
        }
        Log.info("sum of ints as long %d %d", (long) a + a, (long) (a + a));
    }

    private void constants() {
        Log.info("%d %d %d", BIG + 1, BIG * 2, -(BIG + 1));
        Log.info("%d %d", HUGE - 1, HUGE / -1);
        Log.info("%d %d %d", 1 << 33, 1L << 33, -1 >>> 28);
        Log.info("%d %d %d", 'a' + 1, 7 / 2 * 2, -7 / 2);
        Log.info("%d %d", (byte) 200, (short) 70_000);
        Log.info("%d %d %x", 0b1010, 0_17, 0xFFFF_FFFF);
        Log.info("%b %b", HUGE < 0, 'a' < 'b');
        final int local = 41;
        Log.info("%d", local + 1);
        Log.info("%d", 1_000_000 * 1_000_000);
        Log.info("%d", 1_000_000 * 1_000_000L);
    }
}
