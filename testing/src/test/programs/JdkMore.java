// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import java.util.Arrays;
import java.util.Objects;
import module jiffy.linux;

/// More of the JDK's static methods: characters, small numbers, bits, indices, and long sorts.
@KernelModule(name = "jdk_more", license = "Dual MIT/GPL", description = "More of the JDK")
public final class JdkMore {
    private long seed = 1;

    public JdkMore() {
        characters();
        small();
        bits(0x1234_5678_9abc_def0L, 0x0ff0_f0f0_0f0f_1111L);
        ranges();
        exact();
        objects(new Point(1, 2), new Point(1, 2), null);
        for (int size = 15; size < 5000; size = size * 5 / 3) {
            for (int shape = 0; shape < 6; shape++) sorts(size, shape);
        }
        for (int i = -1; i < 4; i++) indices(i);
        Log.info("%d", Objects.checkIndex(3, 3));
    }

    record Point(int x, int y) {}

    interface Shape {}

    record Circle(Point center) implements Shape {}

    static final class Square implements Shape {
        final int size;

        Square(int size) {
            this.size = Objects.hashCode(null) + size;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Square square && square.size == size;
        }

        @Override
        public int hashCode() {
            return size;
        }
    }

    private static Point named(Point point) {
        Log.info("asked");
        return point;
    }

    private static String text(int i) {
        return i < 0 ? null : i == 0 ? "zero" : "more";
    }

    private void objects(Point a, Point b, Point none) {
        Log.info("%b %b", Objects.equals(named(a), named(b)), Objects.equals(a, none));
        Log.info("%b %b", Objects.equals(none, a), Objects.equals(none, null));
        Log.info("%b %b", Objects.equals(null, null), Objects.equals(null, named(b)));
        Log.info("%d %d", Objects.hashCode(a), Objects.hashCode(none));
        Log.info("%b %b", Objects.isNull(none), Objects.nonNull(named(a)));
        Log.info("%d", Objects.requireNonNull(named(a)).x());
        Shape circle = new Circle(a);
        Shape square = new Square(3);
        Log.info("%b %b", Objects.equals(circle, square), Objects.equals(circle, new Circle(b)));
        Log.info("%b %d", Objects.equals(square, new Square(3)), Objects.hashCode(square));
        for (int i = -1; i < 2; i++) {
            Log.info("%b %d", Objects.equals(text(i), "zero"), Objects.hashCode(text(i)));
            Log.info("%b", Objects.equals(text(i), text(-1)));
        }
        var array = new int[1];
        Object never = none;
        Log.info("%b %b", Objects.isNull(array), Objects.equals(array, new int[1]));
        Log.info("%b", Objects.equals(never, a));
        try {
            Objects.requireNonNull(none);
        } catch (NullPointerException e) {
            Log.info("null");
        }
    }

    private int random() {
        seed = seed * 6364136223846793005L + 1442695040888963407L;
        return (int) (seed >>> 33);
    }

    private void characters() {
        int hash = 0;
        for (int i = 0; i <= 0xFFFF; i++) {
            char c = (char) i;
            hash = hash * 31 + Character.reverseBytes(c);
            if (Character.isWhitespace(c)) hash += 1;
            if (Character.isSpaceChar(c)) hash += 2;
            if (Character.isISOControl(c)) hash += 4;
            if (Character.isSurrogate(c)) hash += 8;
            if (Character.isHighSurrogate(c)) hash += 16;
        }
        Log.info("%d %c %d", hash, Character.forDigit(11, 16), (int) Character.forDigit(8, 8));
        int codePoint = Character.toCodePoint('\ud83d', '\ude00');
        Log.info("%x %d", codePoint, Character.charCount(codePoint));
        Log.info("%d", (int) Character.highSurrogate(codePoint));
        Log.info("%d", (int) Character.lowSurrogate(codePoint));
        Log.info("%d", Character.compare('a', 'z'));
    }

    private void small() {
        for (int i = -130; i < 260; i += 13) {
            byte b = (byte) i;
            short s = (short) (i * 251);
            Log.info("%d %d", Byte.toUnsignedInt(b), Byte.compareUnsigned(b, (byte) 100));
            Log.info("%d %d", Short.toUnsignedLong(s), Short.reverseBytes(s));
            Log.info("%d", Short.compare(s, (short) 5));
        }
        Log.info("%d %b", Boolean.compare(true, false), Boolean.logicalXor(true, true));
    }

    private void bits(long number, long mask) {
        Log.info("%x %x", Long.compress(number, mask), Long.expand(number, mask));
        Log.info("%x", Integer.compress((int) number, (int) mask));
        Log.info("%x", Integer.expand((int) (number >> 16), (int) mask));
    }

    private void ranges() {
        var a = new byte[] {1, 2, 3, -4};
        var b = new byte[] {0, 1, 2, 3, 4};
        Log.info("%d %d", Arrays.mismatch(a, b), Arrays.mismatch(a, 0, 4, b, 1, 5));
        Log.info("%b", Arrays.equals(a, 0, 3, b, 1, 4));
        Log.info("%d %d", Arrays.compare(a, b), Arrays.compare(a, null));
        try {
            Log.info("%b", Arrays.equals(a, 0, 5, b, 0, 5));
        } catch (ArrayIndexOutOfBoundsException e) {
            Log.info("too long");
        }
    }

    private void exact() {
        Log.info("%d %d", Math.ceilDivExact(7, 2), Math.floorDivExact(-7L, 2));
        try {
            Log.info("%d", Math.divideExact(Integer.MIN_VALUE, -1 - (int) (seed & 0)));
        } catch (ArithmeticException e) {
            Log.info("too large");
        }
    }

    private int element(int i, int shape) {
        return switch (shape) {
            case 0 -> random();
            case 1 -> i;
            case 2 -> -i;
            case 3 -> random() % 8;
            case 4 -> i < 1000 ? i : 2000 - i;
            default -> i % 23;
        };
    }

    private void sorts(int size, int shape) {
        var ints = new int[size];
        var longs = new long[size];
        var shorts = new short[size];
        var chars = new char[size];
        var bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            ints[i] = element(i, shape);
            longs[i] = (long) element(i, shape) << 30;
            shorts[i] = (short) element(i, shape);
            chars[i] = (char) element(i, shape);
            bytes[i] = (byte) element(i, shape);
        }
        Arrays.sort(ints);
        Arrays.sort(longs, 1, size);
        Arrays.sort(shorts);
        Arrays.sort(chars);
        Arrays.sort(bytes);
        Log.info("%d %d", Arrays.hashCode(ints), Arrays.hashCode(longs));
        Log.info("%d %d", Arrays.hashCode(shorts), Arrays.hashCode(chars));
        Log.info("%d", Arrays.hashCode(bytes));
    }

    private void indices(int i) {
        try {
            Log.info("%d", Objects.checkIndex(i, 3));
            Log.info("%d", Objects.checkFromToIndex(i, 2, 3));
            Log.info("%d", Objects.checkFromIndexSize((long) i, 2L, 3L));
        } catch (ArrayIndexOutOfBoundsException e) {
            Log.info("never");
        } catch (IndexOutOfBoundsException e) {
            Log.info("%d is no index", i);
        }
    }
}
