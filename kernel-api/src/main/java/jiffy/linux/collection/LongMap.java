// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.collection;

import jiffy.linux.bind.Compiled;

/// A map from `long` to `long` with room for so many keys: a hash table with open addressing, whose
/// memory is one piece and which allocates nothing once it is there. The kernel's `xarray`
/// allocates
/// at an insertion, and suits keys that lie close together.
///
/// CONTEXT: the constructor allocates; everything else runs anywhere, under the caller's lock. A
/// lookup reads one or two cells; removing moves a few.
@Compiled
public final class LongMap {
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

    private final long[] keys;
    private final long[] values;
    private final boolean[] used;
    private final int shift;
    private final int capacity;
    private int size;

    /// An empty map with room for `capacity` keys, at most 2^29.
    ///
    /// @throws IllegalArgumentException if the capacity is negative or greater
    public LongMap(int capacity) {
        if (capacity < 0 || capacity > 1 << 29) {
            throw new IllegalArgumentException();
        }
        int bits = 64 - Long.numberOfLeadingZeros(Math.max(capacity, 1) * 4L / 3);
        keys = new long[1 << bits];
        values = new long[1 << bits];
        used = new boolean[1 << bits];
        shift = 64 - bits;
        this.capacity = capacity;
    }

    /// How many keys are in the map.
    public int size() {
        return size;
    }

    /// Whether no key is in the map.
    public boolean isEmpty() {
        return size == 0;
    }

    /// Whether the key is in the map.
    public boolean containsKey(long key) {
        return used[find(key)];
    }

    /// The key's value; `otherwise` if the key is not in the map.
    public long getOrDefault(long key, long otherwise) {
        int cell = find(key);
        return used[cell] ? values[cell] : otherwise;
    }

    /// Gives the key a value, whether it had one or not.
    ///
    /// @return whether there was room
    public boolean put(long key, long value) {
        int cell = find(key);
        if (!used[cell]) {
            if (size == capacity) {
                return false;
            }
            used[cell] = true;
            keys[cell] = key;
            size++;
        }
        values[cell] = value;
        return true;
    }

    /// Takes the key out.
    ///
    /// @return whether it was in the map
    public boolean remove(long key) {
        int hole = find(key);
        if (!used[hole]) {
            return false;
        }
        for (int cell = after(hole); used[cell]; cell = after(cell)) {
            int home = home(keys[cell]);
            if ((cell - home & keys.length - 1) >= (cell - hole & keys.length - 1)) {
                keys[hole] = keys[cell];
                values[hole] = values[cell];
                hole = cell;
            }
        }
        used[hole] = false;
        size--;
        return true;
    }

    /// Takes all keys out.
    public void clear() {
        for (int i = 0; i < used.length; i++) {
            used[i] = false;
        }
        size = 0;
    }

    /// The first cell at or behind this one that holds a key; -1 if there is none. Cells are good
    /// until the map changes: `for (int c = map.next(0L); c >= 0; c = map.next(c + 1L))`.
    public int next(long cell) {
        for (long i = Math.max(cell, 0); i < used.length; i++) {
            if (used[(int) i]) {
                return (int) i;
            }
        }
        return -1;
    }

    /// The key of a cell.
    public long keyAt(int cell) {
        return keys[cell];
    }

    /// The value of a cell.
    public long valueAt(int cell) {
        return values[cell];
    }

    /// INVARIANT: at least a quarter of the cells is free, so a search ends.
    private int find(long key) {
        int cell = home(key);
        while (used[cell] && keys[cell] != key) {
            cell = after(cell);
        }
        return cell;
    }

    private int home(long key) {
        return (int) (key * MULTIPLIER >>> shift);
    }

    private int after(int cell) {
        return cell + 1 & keys.length - 1;
    }
}
