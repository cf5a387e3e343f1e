// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.collection;

import jiffy.linux.bind.Compiled;

/// A set of small numbers, one bit each: the kernel's bitmaps (`linux/bitmap.h`), with bounds.
///
/// CONTEXT: the constructor allocates; everything else runs anywhere, under the caller's lock.
@Compiled
public final class Bitmap {
    private final long[] words;
    private final int size;

    /// An empty set of numbers from 0 to `size - 1`.
    public Bitmap(int size) {
        words = new long[(int) ((long) size + 63 >> 6)];
        this.size = size;
    }

    /// How many numbers may be in the set.
    public int size() {
        return size;
    }

    /// Whether the number is in the set. `test_bit`
    public boolean get(int bit) {
        check(bit);
        return (words[bit >> 6] & 1L << bit) != 0;
    }

    /// Adds the number. `__set_bit`
    public void set(int bit) {
        check(bit);
        words[bit >> 6] |= 1L << bit;
    }

    /// Takes the number out. `__clear_bit`
    public void clear(int bit) {
        check(bit);
        words[bit >> 6] &= ~(1L << bit);
    }

    /// Takes all out. `bitmap_zero`
    public void clear() {
        for (int i = 0; i < words.length; i++) {
            words[i] = 0;
        }
    }

    /// How many numbers are in the set. `bitmap_weight`
    public int count() {
        int count = 0;
        for (long word : words) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /// The least number in the set that is not less than `from`; -1 if there is none.
    /// `find_next_bit`
    public int nextSet(int from) {
        return next(from, 0);
    }

    /// The least number not in the set that is not less than `from`; -1 if there is none.
    /// `find_next_zero_bit`
    public int nextClear(int from) {
        return next(from, -1);
    }

    /// @param flip -1 to look for bits that are clear
    private int next(int from, long flip) {
        if (from < 0) {
            throw new ArrayIndexOutOfBoundsException();
        }
        if (from >= size) {
            return -1;
        }
        int index = from >> 6;
        long word = (words[index] ^ flip) & -1L << from;
        while (word == 0) {
            index++;
            if (index == words.length) {
                return -1;
            }
            word = words[index] ^ flip;
        }
        int bit = (index << 6) + Long.numberOfTrailingZeros(word);
        return bit < size ? bit : -1;
    }

    private void check(int bit) {
        if (bit < 0 || bit >= size) {
            throw new ArrayIndexOutOfBoundsException();
        }
    }
}
