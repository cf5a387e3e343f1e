// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.text;

import jiffy.linux.Errno;
import jiffy.linux.bind.Compiled;
import jiffy.linux.proc.UserReader;

/// Reads text piece by piece: words, numbers, lines. The text is copied in with [#load], so that
/// nobody changes it meanwhile.
///
/// Numbers are as strict as the kernel's `kstrtol`: digits that fit, and nothing else up to the
/// next
/// blank. A piece that is refused was not taken.
///
/// CONTEXT: the constructor allocates; everything else runs anywhere, under the caller's lock.
@Compiled
public final class TextParser {
    private final byte[] text;
    private int length;
    private int position;

    /// A parser for texts of at most so many bytes.
    public TextParser(int capacity) {
        text = new byte[capacity];
    }

    /// Starts with another text, a part of an array.
    ///
    /// @throws ArrayIndexOutOfBoundsException if the array has no such part
    /// @throws Errno E2BIG if the text is too long
    public void load(byte[] from, int start, int count) throws Errno {
        if (start < 0 || count < 0 || count > from.length - start) {
            throw new ArrayIndexOutOfBoundsException();
        }
        if (count > text.length) {
            throw new Errno(Errno.E2BIG);
        }
        System.arraycopy(from, start, text, 0, count);
        length = count;
        position = 0;
    }

    /// Starts with all that is left of a write(2); may sleep. `copy_from_user`
    ///
    /// @throws Errno E2BIG if it is too long; EFAULT if the writer's memory is not there
    public void load(UserReader in) throws Errno {
        position = 0;
        length = 0;
        if (in.remaining() > text.length) {
            throw new Errno(Errno.E2BIG);
        }
        length = in.read(text);
    }

    /// Where the next piece starts: after an error, the piece that was refused.
    public int position() {
        return position;
    }

    /// Whether anything but blanks is left.
    public boolean hasRemaining() {
        skipBlanks();
        return position < length;
    }

    /// Whether anything but blanks is left of this line.
    public boolean hasRemainingInLine() {
        while (position < length && text[position] != '\n' && isBlank(text[position])) {
            position++;
        }
        return position < length && text[position] != '\n';
    }

    /// Passes over blanks and newlines.
    public void skipBlanks() {
        while (position < length && isBlank(text[position])) {
            position++;
        }
    }

    /// Passes over the rest of the line and its newline.
    public void skipLine() {
        while (position < length && text[position] != '\n') {
            position++;
        }
        position = Math.min(position + 1, length);
    }

    /// Takes one byte if it is the next one.
    ///
    /// @return whether it was
    public boolean accept(char expected) {
        if (position < length && text[position] == expected) {
            position++;
            return true;
        }
        return false;
    }

    /// Takes the next word, up to a blank or the end, into an array.
    ///
    /// @return how many bytes the word has
    /// @throws Errno ENODATA if no word is left; E2BIG if it does not fit
    public int word(byte[] target) throws Errno {
        int end = wordEnd();
        int count = end - position;
        if (count > target.length) {
            throw new Errno(Errno.E2BIG);
        }
        System.arraycopy(text, position, target, 0, count);
        position = end;
        return count;
    }

    /// Takes the next word, up to a blank or the end; allocates.
    ///
    /// @throws Errno ENODATA if no word is left
    public Word word() throws Errno {
        int end = wordEnd();
        var word = new Word(text, position, end - position);
        position = end;
        return word;
    }

    /// Takes the next word, which says yes (`1`, `y`, `yes`, `t`, `true`, `on`) or no (`0`, `n`,
    /// `no`, `f`, `false`, `off`) in letters of any case: by its first letters, as `kstrtobool`.
    ///
    /// @throws Errno ENODATA if no word is left; EINVAL if it says neither
    public boolean yesOrNo() throws Errno {
        int end = wordEnd();
        int first = text[position] | 32;
        int second = first == 'o' && end - position > 1 ? text[position + 1] | 32 : 0;
        boolean yes = text[position] == '1' || first == 'y' || first == 't' || second == 'n';
        boolean no = text[position] == '0' || first == 'n' || first == 'f' || second == 'f';
        if (!yes && !no) {
            throw new Errno(Errno.EINVAL);
        }
        position = end;
        return yes;
    }

    /// Takes the next word, a decimal number without a sign, of at most 64 bits.
    ///
    /// @throws Errno ENODATA if no word is left; EINVAL if it is no number; ERANGE if it is too
    ///     large
    public long unsigned() throws Errno {
        int end = wordEnd();
        long value = 0;
        boolean fits = true;
        for (int i = position; i < end; i++) {
            int digit = digit(text[i]);
            if (digit > 9) {
                throw new Errno(Errno.EINVAL);
            }
            fits &= Long.compareUnsigned(value, Long.divideUnsigned(-1 - digit, 10)) <= 0;
            value = value * 10 + digit;
        }
        if (!fits) {
            throw new Errno(Errno.ERANGE);
        }
        position = end;
        return value;
    }

    /// Takes the next word, a decimal number, perhaps after a sign.
    ///
    /// @throws Errno ENODATA if no word is left; EINVAL if it is no number; ERANGE if it is too
    ///     large
    public long decimal() throws Errno {
        int end = wordEnd();
        int start = position;
        boolean negative = text[start] == '-';
        if (negative || text[start] == '+') {
            start++;
        }
        if (start == end) {
            throw new Errno(Errno.EINVAL);
        }
        long value = 0;
        boolean fits = true;
        for (int i = start; i < end; i++) {
            int digit = digit(text[i]);
            if (digit > 9) {
                throw new Errno(Errno.EINVAL);
            }
            /* downwards: the least number has no positive counterpart */
            fits &= value >= (Long.MIN_VALUE + digit) / 10;
            value = value * 10 - digit;
        }
        if (!fits || !negative && value == Long.MIN_VALUE) {
            throw new Errno(Errno.ERANGE);
        }
        position = end;
        return negative ? value : -value;
    }

    /// As [#decimal], in the range of an `int`.
    public int decimalInt() throws Errno {
        int start = position;
        long value = decimal();
        if ((int) value != value) {
            position = start;
            throw new Errno(Errno.ERANGE);
        }
        return (int) value;
    }

    /// Takes the next word, a hexadecimal number of at most 64 bits, perhaps after `0x`.
    ///
    /// @throws Errno ENODATA if no word is left; EINVAL if it is no number; ERANGE if it is too
    ///     large
    public long hex() throws Errno {
        int end = wordEnd();
        int start = position;
        if (end - start > 2 && text[start] == '0' && (text[start + 1] | 32) == 'x') {
            start += 2;
        }
        long value = 0;
        boolean fits = true;
        for (int i = start; i < end; i++) {
            int digit = digit(text[i]);
            if (digit > 15) {
                throw new Errno(Errno.EINVAL);
            }
            fits &= value >>> 60 == 0;
            value = value << 4 | digit;
        }
        if (!fits) {
            throw new Errno(Errno.ERANGE);
        }
        position = end;
        return value;
    }

    /// Where the next word ends; it has at least one byte.
    private int wordEnd() throws Errno {
        if (!hasRemaining()) {
            throw new Errno(Errno.ENODATA);
        }
        int end = position;
        while (end < length && !isBlank(text[end])) {
            end++;
        }
        return end;
    }

    private static boolean isBlank(byte c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    /// The value of a digit; what is none counts as more than any.
    private static int digit(byte c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int lower = c | 32;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : 99;
    }
}
