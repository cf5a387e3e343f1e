// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// Text that is built, and read again.
@KernelModule(name = "text_buffers", license = "Dual MIT/GPL", description = "Text in buffers")
public final class TextBuffers {
    private final TextBuffer out = new TextBuffer(200);
    private final TextParser in = new TextParser(64);
    private final byte[] copy = new byte[64];

    public TextBuffers() {
        out.append("Zahl: grün 😀 ");
        out.append(0);
        out.appendByte((byte) ' ');
        out.append(Long.MIN_VALUE);
        out.append(" ");
        out.append(Long.MAX_VALUE);
        out.append(" ");
        out.appendHex(0);
        out.append(" ");
        out.appendHex(-1);
        out.append(" ");
        out.appendHex(0xabc);
        show();
        out.append(copy, 0, 64);
        Log.info("%d %b", out.length(), out.hasOverflowed());
        out.append(copy, 0, 64);
        out.append("x");
        Log.info("%d %b", out.length(), out.hasOverflowed());
        parse(" 12 -9223372036854775808 9223372036854775807 +7");
        parse("9223372036854775808");
        parse("-9223372036854775809 99999999999999999999");
        parse("12a");
        parse("-");
        parse("2147483648");
        parse("  ");
        hexes("0xff FFFFffffFFFFffff 0 10000000000000000");
        hexes("0x");
    }

    private void show() {
        for (int i = 0; i < out.length(); i++) Log.info("%d", out.byteAt(i));
    }

    private void load(String text) throws Errno {
        out.clear();
        out.append(text);
        in.load(copy, 0, out.copyTo(copy));
    }

    private void parse(String text) {
        try {
            load(text);
            while (true) Log.info("%d", in.decimal());
        } catch (Errno end) {
            Log.info("%d at %d", end.code(), in.position());
        }
        try {
            load(text);
            Log.info("%d", in.decimalInt());
        } catch (Errno end) {
            Log.info("%d at %d", end.code(), in.position());
        }
    }

    private void hexes(String text) {
        try {
            load(text);
            while (true) Log.info("%x", in.hex());
        } catch (Errno end) {
            Log.info("%d at %d", end.code(), in.position());
        }
    }
}
