// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

@KernelModule(name = "compound", license = "GPL", description = "Compound assignment")
public final class Compound {
    private byte b = 100;
    private short s = 30000;
    private char c = 'z';
    private int i = 7;
    private long l = 1L << 40;
    private boolean flag;
    private final byte[] bytes = {1, 2, 3};
    private final short[] shorts = {1, 2, 3};
    private final char[] chars = {'a', 'b', 'c'};
    private final int[] ints = {1, 2, 3};
    private final long[] longs = {1, 2, 3};
    private final boolean[] flags = {true, false};
    private int calls;

    static final class Box {
        int value;
        byte small;
        Box(int value) { this.value = value; }
        Box self() { return this; }
    }

    private int next() { return calls++; }
    private int log(String what, int n) { Log.info("%s %d", what, n); return n; }

    public Compound() {
        b += 100; Log.info("%d", b);
        b *= 3; Log.info("%d", b);
        b >>>= 1; Log.info("%d", b);
        b -= 1000000L; Log.info("%d", b);
        b <<= 9; Log.info("%d", b);
        b |= 0x1ff; Log.info("%d", b);
        s += 10000; Log.info("%d", s);
        s /= 3; Log.info("%d", s);
        s >>>= 20; Log.info("%d", s);
        s ^= 0xfffff; Log.info("%d", s);
        c += 1; Log.info("%d", (int) c);
        c *= 1000; Log.info("%d", (int) c);
        c -= 70000; Log.info("%d", (int) c);
        c >>= 3; Log.info("%d", (int) c);
        c++; ++c; c--; Log.info("%d", (int) c);
        i += l; Log.info("%d", i);
        i += 'a'; Log.info("%d", i);
        i <<= 35; Log.info("%d", i);
        i >>= -1; Log.info("%d", i);
        i -= 1L << 33; Log.info("%d", i);
        l += i; Log.info("%d", l);
        l <<= 65; Log.info("%d", l);
        l >>>= 3; Log.info("%d", l);
        l *= -3; Log.info("%d", l);
        l %= 1000; Log.info("%d", l);
        flag |= l < 0; Log.info("%b", flag);
        flag &= i == 3; Log.info("%b", flag);
        flag ^= true; Log.info("%b", flag);
        bytes[next()] += 300; bytes[next()]--; bytes[next()] <<= 6;
        for (var each : bytes) Log.info("%d", each);
        shorts[0] += 70000; shorts[1] *= -20000; shorts[2] = (short) (shorts[1]++ + ++shorts[0]);
        for (var each : shorts) Log.info("%d", each);
        chars[0] += 'b'; chars[1] -= 'c'; chars[2]++;
        for (var each : chars) Log.info("%d", (int) each);
        int k = 0;
        ints[k++] = k; ints[k] = k++ + k; ints[k] += k = 1;
        for (var each : ints) Log.info("%d %d", each, k);
        k = 2;
        ints[k] = k = 1; Log.info("%d %d", ints[2], k);
        k += k++ * 2 + k; Log.info("%d", k);
        k = k++ + ++k; Log.info("%d", k);
        longs[0] -= ints[1]; longs[1] <<= 62; longs[2] = longs[1] += 5;
        for (var each : longs) Log.info("%d", each);
        flags[0] &= flags[1]; flags[1] |= !flags[0];
        for (var each : flags) Log.info("%b", each);
        var box = new Box(5);
        box.value += box.value++ + ++box.value; Log.info("%d", box.value);
        box.self().value -= log("right", 2); Log.info("%d", box.value);
        box.small += 200; box.small--; Log.info("%d", box.small);
        int x = box.small = (byte) 300; Log.info("%d", x);
        x = box.value = ints[1] = 9; Log.info("%d %d", x, ints[1]);
        long y = x = 'q'; Log.info("%d %d", y, x);
        ints[log("index", 1)] += log("value", 4);
        try {
            ints[log("bad", 7)] += log("never", 1);
        } catch (ArrayIndexOutOfBoundsException e) { Log.info("caught"); }
        try {
            ints[log("bad", 7)] = log("evaluated", 1);
        } catch (ArrayIndexOutOfBoundsException e) { Log.info("caught"); }
        int[] none = null;
        try {
            none[log("index", 0)] = log("evaluated", 1);
        } catch (NullPointerException e) { Log.info("null"); }
        try {
            none[log("index", 0)] += log("never", 1);
        } catch (NullPointerException e) { Log.info("null"); }
        Box nobody = null;
        try {
            nobody.value = log("evaluated", 1);
        } catch (NullPointerException e) { Log.info("null"); }
        try {
            nobody.value += log("never", 1);
        } catch (NullPointerException e) { Log.info("null"); }
        try {
            x /= zero();
        } catch (ArithmeticException e) { Log.info("zero"); }
        x = -7;
        x >>>= 28; Log.info("%d", x);
        int min = Integer.MIN_VALUE;
        min /= -1; Log.info("%d", min);
        min %= -1; Log.info("%d", min);
        char d = 'a';
    }
    private int zero() { return 0; }
}
