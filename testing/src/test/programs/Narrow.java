// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// Small types: promotion, narrowing, compound assignment, increments.
@KernelModule(name = "narrow", license = "Dual MIT/GPL", description = "Small types")
public final class Narrow {
    private byte fieldByte = 127;
    private short fieldShort = (short) 40_000;
    private char fieldChar = '\uffff';
    private long fieldLong = 1L << 40;

    public Narrow() {
        bytes((byte) 127);
        bytes((byte) -128);
        bytes((byte) -1);
        shorts((short) 32767, (byte) -3);
        shorts((short) -32768, (byte) 127);
        chars('a');
        chars('\u0000');
        chars('\uffff');
        chars('\'');
        chars('\\');
        fields();
        elements();
        steps();
        conversions(0x1_2345_89ab_cdefL);
        conversions(-1);
        conversions(Long.MIN_VALUE + 0x80);
    }

    private void bytes(byte b) {
        byte c = b;
        c++;
        Log.info("%d++ %d", b, c);
        c = b;
        c--;
        Log.info("-- %d", c);
        c += 1000;
        Log.info("+= 1000 %d", c);
        c *= b;
        Log.info("*= %d", c);
        c >>= 1;
        Log.info(">>= %d", c);
        c >>>= 1;
        Log.info(">>>= %d", c);
        c <<= 7;
        Log.info("<<= %d", c);
        c |= 0x155;
        Log.info("|= %d", c);
        c = b;
        c /= 3;
        Log.info("/= %d", c);
        c %= 5;
        Log.info("%%= %d", c);
        c += 1L << 33 | 5;
        Log.info("+= long %d", c);
        Log.info("%d %d %d %d %x", -b, ~b, b + b, b * b, b);
        Log.info("%d %d %d", b >>> 1, b >> 1, b << 1);
        Log.info("%d", (b & 0xff) << 24);
        long wide = b;
        Log.info("%d %d", wide, wide >>> 60);
        char asChar = (char) b;
        Log.info("%d", (int) asChar);
    }

    private void shorts(short s, byte b) {
        short t = s;
        t += b;
        Log.info("%d", t);
        t -= 'a';
        Log.info("%d", t);
        t ^= -1;
        Log.info("%d", t);
        Log.info("%d %d %b %b", s + b, s * b, s < b, s == b);
        Log.info("%d", (char) s + (char) b);
        t = (short) (s >>> 3);
        Log.info("%d", t);
    }

    private void chars(char c) {
        char d = c;
        d++;
        Log.info("%d %d", (int) c, (int) d);
        d += 70_000;
        Log.info("%d", (int) d);
        d *= 2;
        Log.info("%d", (int) d);
        d--;
        Log.info("%d %c", (int) d, d);
        Log.info("%c %d %d %d", c, c + 1, -c, ~c);
        Log.info("%d %d", (byte) c, (short) c);
        Log.info("%b %b %b", c == 'a', c > 'Z', c < -1);
        d = c;
        Log.info("%d", d << 16);
        Log.info("%d", d >>> 4);
        d >>= 4;
        Log.info("%d", (int) d);
        d = (char) -c;
        Log.info("%d", (int) d);
    }

    private void fields() {
        Log.info("%d %d %d", fieldByte++, ++fieldByte, fieldByte);
        Log.info("%d %d %d", fieldShort--, --fieldShort, fieldShort);
        Log.info("%c %c", fieldChar++, ++fieldChar);
        fieldByte += fieldShort;
        fieldShort -= fieldLong;
        fieldLong += fieldByte;
        Log.info("%d %d %d", fieldByte, fieldShort, fieldLong);
        Log.info("%d", fieldByte *= 3);
        Log.info("%d", fieldByte <<= fieldLong);
        this.fieldLong >>>= 1;
        Log.info("%d", (this.fieldLong = 7) + fieldLong);
        fieldByte = (byte) (fieldShort = (short) 300);
        Log.info("%d %d", fieldByte, fieldShort);
    }

    private void elements() {
        var bytes = new byte[] {1, -1, 127, -128};
        var shorts = new short[3];
        var chars = new char[] {'x', 65535};
        var longs = new long[] {1, 'a', -1};
        var flags = new boolean[2];
        bytes[0] += 130;
        bytes[1]++;
        --bytes[3];
        bytes[2] >>>= 1;
        for (byte b : bytes) {
            Log.info("%d", b);
        }
        for (int b : bytes) {
            Log.info("%d", b);
        }
        shorts[1] = (short) (bytes[0] * 300);
        shorts[2] -= 1;
        Log.info("%d %d %d", shorts[0], shorts[1], shorts[2]);
        chars[1]++;
        chars[0] += 1;
        Log.info("%c %d", chars[0], (int) chars[1]);
        longs[0] <<= 40;
        longs[2] >>>= 8;
        for (long each : longs) {
            Log.info("%d", each);
        }
        flags[0] |= true;
        flags[1] ^= flags[0] & !flags[1];
        Log.info("%b %b", flags[0], flags[1]);
    }

    private void steps() {
        int i = 5;
        i = i++ + ++i;
        Log.info("%d", i);
        i = i++;
        Log.info("%d", i);
        i += i++ * 2 + i--;
        Log.info("%d", i);
        int j = i-- - --i;
        Log.info("%d %d", i, j);
        long l = Long.MAX_VALUE;
        Log.info("%d %d %d", l++, l, --l);
        int k = (i = 3) * i + (i += 4) * i;
        Log.info("%d %d", i, k);
        i -= i = 9;
        Log.info("%d", i);
        i = j = k = -1;
        Log.info("%d %d %d", i, j, k);
        byte narrowed = (byte) (i = 513);
        Log.info("%d %d", narrowed, i);
    }

    private void conversions(long value) {
        Log.info("%d %d %d %d", (int) value, (short) value, (byte) value, (int) (char) value);
        Log.info("%d %d", (long) (int) value, (int) (byte) (value >> 4));
        Log.info("%d", (short) (char) (byte) value);
        Log.info("%d", (char) (byte) value + 0L);
        Log.info("%b %b", (int) value == value, (byte) value < 0);
        boolean odd = (value & 1) != 0;
        Log.info("%b %b %b %b", odd, !odd, odd ^ true, odd == false);
    }
}
