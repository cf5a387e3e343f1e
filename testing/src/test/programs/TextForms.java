// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// Columns, padding, characters and words in text, and what a parser takes.
@KernelModule(name = "text_forms", license = "Dual MIT/GPL", description = "Forms of text")
public final class TextForms {
    private final TextBuffer out = new TextBuffer(48);
    private final TextParser in = new TextParser(200);
    private final byte[] copy = new byte[200];

    public TextForms() {
        out.append(-5, 6);
        out.append('|');
        out.append(Long.MIN_VALUE, 3);
        out.append('é');
        out.append('€');
        out.append('\ud800');
        show();
        out.appendUnsigned(-1);
        out.append(' ');
        out.appendUnsigned(Long.MIN_VALUE);
        show();
        out.appendHex(0xabc, 6);
        out.append(true);
        out.appendHex(5, 18);
        out.padTo(40);
        out.append('.');
        show();
        out.append(12345, 48);
        out.append('x');
        Log.info("%b %d", out.hasOverflowed(), out.remaining());
        out.truncate(45);
        out.append("ab");
        Log.info("%b %d", out.hasOverflowed(), out.remaining());
        show();
        take("18446744073709551615 0 18446744073709551616");
        take("99999999999999999999");
        take("-1");
        answers("1 0 yes No on OFF True f oh");
        lines("a b\n  c \n\n d");
        out.truncate(1);
    }

    private void show() {
        for (int i = 0; i < out.length(); i++) Log.info("%d", out.byteAt(i));
        out.clear();
    }

    private void load(String text) throws Errno {
        var buffer = new TextBuffer(100);
        buffer.append(text);
        in.load(copy, 0, buffer.copyTo(copy));
    }

    private void take(String text) {
        try {
            load(text);
            while (true) Log.info("%d", in.unsigned());
        } catch (Errno end) {
            Log.info("%d at %d", end.code(), in.position());
        }
    }

    private void answers(String text) {
        try {
            load(text);
            while (true) Log.info("%b", in.yesOrNo());
        } catch (Errno end) {
            Log.info("%d at %d", end.code(), in.position());
        }
    }

    private void lines(String text) {
        try {
            load(text);
            while (in.hasRemaining()) {
                while (in.hasRemainingInLine()) {
                    var word = in.word();
                    Log.info("%c %d", (char) word.byteAt(0), word.hashCode());
                    out.append(word);
                }
                Log.info("line ends at %d", in.position());
            }
        } catch (Errno end) {
            Log.info("never");
        }
        show();
    }
}
