// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.collection;

import jiffy.linux.bind.Compiled;

/// A map from `long` to `long` with room for so many keys: a hash table with open addressing, which
/// allocates nothing once it is there. The kernel's `xarray` allocates at an insertion, and suits
/// keys that lie close together.
///
/// CONTEXT: the constructor and [#ensureCapacity] allocate; everything else runs anywhere, under
/// the caller's lock. A lookup reads one or two cells; removing moves a few.
@Compiled
public final class LongMap {
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;
    private static final int GREATEST = 1 << 29;

    private long[] keys;
    private long[] values;
    private boolean[] used;
    private int shift;
    private int capacity;
    private int size;

    /// An empty map with room for `capacity` keys, at most 2^29.
    ///
    /// @throws IllegalArgumentException if the capacity is negative or greater
    public LongMap(int capacity) {
        if (capacity < 0 || capacity > GREATEST) {
            throw new IllegalArgumentException();
        }
        allocate(capacity);
    }

    /// Moves to arrays for so many keys, or stays as it is.
    private void allocate(int room) {
        int bits = 64 - Long.numberOfLeadingZeros(Math.max(room, 1) * 4L / 3);
        var newKeys = new long[1 << bits];
        var newValues = new long[1 << bits];
        var newUsed = new boolean[1 << bits];
        shift = 64 - bits;
        for (int from = size > 0 ? next(0) : -1; from >= 0; from = next(from + 1L)) {
            int cell = home(keys[from]);
            while (newUsed[cell]) {
                cell = cell + 1 & newUsed.length - 1;
            }
            newUsed[cell] = true;
            newKeys[cell] = keys[from];
            newValues[cell] = values[from];
        }
        keys = newKeys;
        values = newValues;
        used = newUsed;
        capacity = room;
    }

    /// Makes room for so many keys in all, at most 2^29; allocates if there is less.
    /// Nothing else makes room: where it may be needed, this is the place that allocates.
    ///
    /// @throws IllegalArgumentException if the capacity is greater
    /// @throws OutOfMemoryError if there is no memory; the map is as it was
    public void ensureCapacity(int capacity) {
        if (capacity > GREATEST) {
            throw new IllegalArgumentException();
        }
        if (capacity > this.capacity) {
            allocate(capacity);
        }
    }

    /// How many keys there is room for.
    public int capacity() {
        return capacity;
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
        int cell = find(key);
        if (!used[cell]) {
            return false;
        }
        release(cell);
        return true;
    }

    /// Asks about each key once, and takes out those for which the answer is yes.
    ///
    /// @return how many went
    public int removeIf(Test test) {
        int free = 0;
        while (used[free]) {
            free++;
        }
        int before = size;
        /* backwards from a free cell: what moves into a hole was asked about already */
        for (int i = 1; i < used.length; i++) {
            int cell = free - i & used.length - 1;
            if (used[cell] && test.test(keys[cell], values[cell])) {
                release(cell);
            }
        }
        return before - size;
    }

    /// A question about a key and its value, which must leave the map as it is.
    public interface Test {
        /// The answer.
        boolean test(long key, long value);
    }

    /// Frees a cell, and moves those behind it closer to where they are looked for.
    private void release(int free) {
        int hole = free;
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
