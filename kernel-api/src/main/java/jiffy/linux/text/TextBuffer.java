// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.text;

import java.nio.charset.StandardCharsets;
import jiffy.linux.bind.C;
import jiffy.linux.bind.Compiled;
import jiffy.linux.bind.Header;

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
    private static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @C(value = "((s8)$0[$1])", pure = true)
    private static byte utf8(String text, int index) {
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

    /// Appends a number in decimal.
    public void append(long number) {
        int digits = 1;
        for (long rest = number / 10; rest != 0; rest /= 10) {
            digits++;
        }
        if (fits(number < 0 ? digits + 1 : digits)) {
            if (number < 0) {
                bytes[length++] = '-';
            }
            long rest = number;
            for (int i = digits - 1; i >= 0; i--) {
                bytes[length + i] = (byte) ('0' + Math.abs((int) (rest % 10)));
                rest /= 10;
            }
            length += digits;
        }
    }

    /// Appends a number in hexadecimal, without a sign: `%llx`.
    public void appendHex(long number) {
        int digits = Math.max(1, 67 - Long.numberOfLeadingZeros(number) >> 2);
        if (fits(digits)) {
            for (int i = 0; i < digits; i++) {
                int digit = (int) (number >>> 4 * (digits - 1 - i)) & 15;
                bytes[length + i] = (byte) (digit < 10 ? '0' + digit : 'a' + digit - 10);
            }
            length += digits;
        }
    }

    private boolean fits(int count) {
        overflowed = overflowed || count > bytes.length - length;
        return !overflowed;
    }
}
