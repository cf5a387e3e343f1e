// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// The JDK's static methods on numbers, as far as they exist in the kernel.
@KernelModule(name = "jdk_numbers", license = "Dual MIT/GPL", description = "Numbers of the JDK")
public final class JdkNumbers {
    public JdkNumbers() {
        var ints =
                new int[] {
                    Integer.MIN_VALUE, -65536, -129, -7, -3, -1, 0, 1, 2, 3, 7, 10, 31, 1000,
                    1 << 16, 0x1234_5678, Integer.MAX_VALUE
                };
        for (int a : ints) {
            onInt(a);
            for (int b : ints) {
                divisions(a, b);
                exact(a, b);
            }
        }
        var longs =
                new long[] {
                    Long.MIN_VALUE, Integer.MIN_VALUE - 1L, -10, -1, 0, 1, 3, 7, 1L << 31, 1L << 32,
                    0x0123_4567_89AB_CDEFL, Long.MAX_VALUE
                };
        for (long a : longs) {
            onLong(a);
            for (long b : longs) {
                divisions(a, b);
                exact(a, b);
            }
        }
        Log.info("%d %d", Math.clamp(5L, 1, 3), Math.clamp(-5L, 1L, 3L));
        Log.info("%d", Math.clamp(5L, 3, 1));
    }

    private void onInt(int a) {
        Log.info("%d %d %d", Integer.numberOfLeadingZeros(a), Integer.numberOfTrailingZeros(a),
                Integer.bitCount(a));
        Log.info("%x %x", Integer.highestOneBit(a), Integer.lowestOneBit(a));
        Log.info("%x %x", Integer.reverse(a), Integer.reverseBytes(a));
        Log.info("%x %x", Integer.rotateLeft(a, 5), Integer.rotateRight(a, -35));
        Log.info("%d %d %d", Integer.signum(a), Math.abs(a), Integer.toUnsignedLong(a));
        try {
            Log.info("%d %d", Math.absExact(a), Math.negateExact(a));
        } catch (ArithmeticException e) {
            Log.info("too large");
        }
    }

    private void divisions(int a, int b) {
        try {
            Log.info("%d %d %d %d", Math.floorDiv(a, b), Math.floorMod(a, b), Math.ceilDiv(a, b),
                    Math.ceilMod(a, b));
            Log.info("%d %d %d", Integer.divideUnsigned(a, b), Integer.remainderUnsigned(a, b),
                    Integer.compareUnsigned(a, b));
        } catch (ArithmeticException e) {
            Log.info("by zero");
        }
    }

    private void exact(int a, int b) {
        try {
            Log.info("+ %d", Math.addExact(a, b));
            Log.info("- %d", Math.subtractExact(a, b));
            Log.info("* %d", Math.multiplyExact(a, b));
        } catch (ArithmeticException e) {
            Log.info("overflow");
        }
    }

    private void onLong(long a) {
        Log.info("%d %d %d", Long.numberOfLeadingZeros(a), Long.numberOfTrailingZeros(a),
                Long.bitCount(a));
        Log.info("%x %x", Long.highestOneBit(a), Long.lowestOneBit(a));
        Log.info("%x %x", Long.reverse(a), Long.reverseBytes(a));
        Log.info("%x %x", Long.rotateLeft(a, 5), Long.rotateRight(a, -67));
        Log.info("%d %d %d", Long.signum(a), Math.abs(a), Long.hashCode(a));
        try {
            Log.info("%d", Math.toIntExact(a));
        } catch (ArithmeticException e) {
            Log.info("too large");
        }
    }

    private void divisions(long a, long b) {
        try {
            Log.info("%d %d %d %d", Math.floorDiv(a, b), Math.floorMod(a, b), Math.ceilDiv(a, b),
                    Math.ceilMod(a, b));
            Log.info("%d %d %d", Long.divideUnsigned(a, b), Long.remainderUnsigned(a, b),
                    Long.compareUnsigned(a, b));
        } catch (ArithmeticException e) {
            Log.info("by zero");
        }
    }

    private void exact(long a, long b) {
        Log.info("%d %d", Math.multiplyHigh(a, b), Math.unsignedMultiplyHigh(a, b));
        try {
            Log.info("+ %d", Math.addExact(a, b));
            Log.info("- %d", Math.subtractExact(a, b));
            Log.info("* %d", Math.multiplyExact(a, b));
        } catch (ArithmeticException e) {
            Log.info("overflow");
        }
    }
}
