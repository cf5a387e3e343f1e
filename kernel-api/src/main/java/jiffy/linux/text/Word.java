// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.text;

import java.util.Arrays;
import jiffy.linux.bind.Compiled;
import jiffy.linux.collection.HashKey;

/// A piece of text that never changes, such as a name: what a `String` would be that is no
/// constant.
///
/// CONTEXT: the constructor allocates; everything else runs anywhere, without a lock.
@Compiled
public final class Word implements HashKey {
    private final byte[] bytes;

    /// A copy of a part of an array.
    ///
    /// @throws ArrayIndexOutOfBoundsException if the array has no such part
    public Word(byte[] text, int from, int count) {
        if (from < 0 || count < 0 || count > text.length - from) {
            throw new ArrayIndexOutOfBoundsException();
        }
        bytes = Arrays.copyOfRange(text, from, from + count);
    }

    /// How many bytes the word has.
    public int length() {
        return bytes.length;
    }

    /// A byte of the word.
    ///
    /// @throws ArrayIndexOutOfBoundsException if the word has no such byte
    public byte byteAt(int index) {
        return bytes[index];
    }

    byte[] bytes() {
        return bytes;
    }

    /// Less than zero, zero or more: as this word stands before, is, or stands behind the other in
    /// the order of their bytes, which is that of the characters.
    public int compareTo(Word other) {
        int length = Math.min(bytes.length, other.bytes.length);
        int same = Arrays.mismatch(bytes, 0, length, other.bytes, 0, length);
        return same < 0
                ? bytes.length - other.bytes.length
                : Byte.compareUnsigned(bytes[same], other.bytes[same]);
    }

    /// Whether the word is this constant text.
    public boolean is(String text) {
        int count = TextBuffer.utf8Length(text);
        if (count != bytes.length) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (bytes[i] != TextBuffer.utf8(text, i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Word word && Arrays.equals(bytes, word.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
