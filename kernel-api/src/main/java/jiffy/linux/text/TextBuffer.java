// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.text;

import java.nio.charset.StandardCharsets;
import jiffy.linux.Errno;
import jiffy.linux.bind.C;
import jiffy.linux.bind.Compiled;
import jiffy.linux.bind.Header;
import jiffy.linux.proc.SeqFile;
import jiffy.linux.proc.UserWriter;

/// Text that is built in a buffer of fixed size: the kernel's `seq_buf` (`linux/seq_buf.h`). What
/// does not fit is left out as a whole, and so is everything behind it.
///
/// CONTEXT: the constructor allocates; everything else runs anywhere, under the caller's lock.
@Compiled
@Header("linux/string.h")
public final class TextBuffer {
    private final byte[] bytes;
    private int length;
    private boolean overflowed;

    /// An empty text with room for so many bytes.
    public TextBuffer(int capacity) {
        bytes = new byte[capacity];
    }

    /// How many bytes the text has.
    public int length() {
        return length;
    }

    /// Whether something did not fit.
    public boolean hasOverflowed() {
        return overflowed;
    }

    /// A byte of the text.
    public byte byteAt(int index) {
        if (index < 0 || index >= length) {
            throw new ArrayIndexOutOfBoundsException();
        }
        return bytes[index];
    }

    /// Copies the text, as much of it as there is room for.
    ///
    /// @return how many bytes
    public int copyTo(byte[] target) {
        int count = Math.min(length, target.length);
        System.arraycopy(bytes, 0, target, 0, count);
        return count;
    }

    /// Writes the text to a file that shows its whole content. `seq_write`
    public void writeTo(SeqFile out) {
        SeqText.write(out, bytes, length);
    }

    /// Answers a read(2) with the part of the text at its offset; may sleep. `copy_to_user`
    ///
    /// @throws Errno EFAULT if the reader's memory is not there
    public void writeTo(UserWriter out) throws Errno {
        long from = out.offset();
        if (from < length) {
            out.write(bytes, from, length - (int) from);
        }
    }

    /// How many bytes there is room for behind the text.
    public int remaining() {
        return bytes.length - length;
    }

    /// Cuts the text back to so many bytes; that something did not fit is forgotten.
    ///
    /// @throws IndexOutOfBoundsException if the text has fewer
    public void truncate(int length) {
        if (length < 0 || length > this.length) {
            throw new IndexOutOfBoundsException();
        }
        this.length = length;
        overflowed = false;
    }

    /// Makes the text empty.
    public void clear() {
        length = 0;
        overflowed = false;
    }

    /// Appends a string, as UTF-8.
    public void append(String text) {
        int count = utf8Length(text);
        if (fits(count)) {
            for (int i = 0; i < count; i++) {
                bytes[length + i] = utf8(text, i);
            }
            length += count;
        }
    }

    @C(value = "((int)strlen($0))", pure = true)
    static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @C(value = "((s8)$0[$1])", pure = true)
    static byte utf8(String text, int index) {
        return text.getBytes(StandardCharsets.UTF_8)[index];
    }

    /// Appends a byte.
    public void appendByte(byte value) {
        if (fits(1)) {
            bytes[length++] = value;
        }
    }

    /// Appends a part of an array.
    ///
    /// @throws ArrayIndexOutOfBoundsException if the array has no such part
    public void append(byte[] text, int from, int count) {
        if (from < 0 || count < 0 || count > text.length - from) {
            throw new ArrayIndexOutOfBoundsException();
        }
        if (fits(count)) {
            System.arraycopy(text, from, bytes, length, count);
            length += count;
        }
    }

    /// Appends a word.
    public void append(Word word) {
        append(word.bytes(), 0, word.length());
    }

    /// Appends the text of another buffer.
    public void append(TextBuffer other) {
        append(other.bytes, 0, other.length);
    }

    /// Appends a character, as UTF-8; half of a surrogate pair is a question mark, as in
    /// [String#getBytes].
    public void append(char c) {
        if (c < 0x80 || Character.isSurrogate(c)) {
            appendByte((byte) (c < 0x80 ? c : '?'));
        } else if (fits(c < 0x800 ? 2 : 3)) {
            if (c < 0x800) {
                bytes[length++] = (byte) (0xC0 | c >> 6);
            } else {
                bytes[length++] = (byte) (0xE0 | c >> 12);
                bytes[length++] = (byte) (0x80 | c >> 6 & 0x3F);
            }
            bytes[length++] = (byte) (0x80 | c & 0x3F);
        }
    }

    /// Appends `true` or `false`.
    public void append(boolean value) {
        append(value ? "true" : "false");
    }

    /// Appends a number in decimal. `%lld`
    public void append(long number) {
        append(number, 0);
    }

    /// Appends a number in decimal, with blanks before it if it has fewer characters than `width`:
    /// `%*lld`.
    public void append(long number, int width) {
        decimal(number, number < 0, width);
    }

    /// Appends a number in decimal that has no sign: `%llu`.
    public void appendUnsigned(long number) {
        decimal(number, false, 0);
    }

    /// @param negative whether the number is negative; else it has no sign
    private void decimal(long number, boolean negative, int width) {
        int digits = 1;
        for (long rest = quotient(number, negative); rest != 0; rest /= 10) {
            digits++;
        }
        int count = negative ? digits + 1 : digits;
        if (fits(Math.max(count, width))) {
            pad(width - count);
            if (negative) {
                bytes[length++] = '-';
            }
            long rest = number;
            for (int i = digits - 1; i >= 0; i--) {
                long next = quotient(rest, negative);
                bytes[length + i] = (byte) ('0' + Math.abs((int) (rest - next * 10)));
                rest = next;
            }
            length += digits;
        }
    }

    private static long quotient(long number, boolean negative) {
        return negative || number >= 0 ? number / 10 : Long.divideUnsigned(number, 10);
    }

    /// Appends blanks until the text has so many bytes, if it has fewer.
    public void padTo(int width) {
        if (width > length && fits(width - length)) {
            pad(width - length);
        }
    }

    private void pad(int count) {
        for (int i = 0; i < count; i++) {
            bytes[length++] = ' ';
        }
    }

    /// Appends a number in hexadecimal, without a sign: `%llx`.
    public void appendHex(long number) {
        appendHex(number, 1);
    }

    /// Appends a number in hexadecimal, without a sign, with zeros before it if it has fewer digits
    /// than said: `%0*llx`.
    public void appendHex(long number, int least) {
        int digits = Math.max(Math.max(1, least), 67 - Long.numberOfLeadingZeros(number) >> 2);
        if (fits(digits)) {
            for (int i = 0; i < digits; i++) {
                int place = digits - 1 - i;
                int digit = place < 16 ? (int) (number >>> 4 * place) & 15 : 0;
                bytes[length + i] = (byte) Character.forDigit(digit, 16);
            }
            length += digits;
        }
    }

    private boolean fits(int count) {
        overflowed = overflowed || count > bytes.length - length;
        return !overflowed;
    }
}
