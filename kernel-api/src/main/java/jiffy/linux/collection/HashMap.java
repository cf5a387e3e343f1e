// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.collection;

import java.util.Objects;
import jiffy.linux.bind.Compiled;

/// A map from objects to objects: an index with open addressing, beside the keys and values
/// themselves, which lie close together. So all that is in the map is read by number, in no
/// particular order: `for (int i = 0; i < map.size(); i++) use(map.keyAt(i), map.valueAt(i));`.
/// Neither keys nor values may be null, and a key must not change while it is in the map.
///
/// A lookup reads one or two cells and asks one key. That holds as long as hashes differ: if
/// programs choose the keys, they may choose many of one hash, and each lookup reads all of those.
/// Bound the number of keys.
///
/// CONTEXT: the constructor allocates, and so does [#put] where there is no more room; everything
/// else runs anywhere, under the caller's lock. Memory: about 30 bytes a key that there is room
/// for.
///
/// @param <K> the keys' class
/// @param <V> the values' class
@Compiled
public final class HashMap<K extends HashKey, V> {
    private static final int MULTIPLIER = 0x9E37_79B9;
    private static final int GREATEST = 1 << 29;

    private K[] keys;
    private V[] values;
    private int[] hashes;

    /// For each cell: one more than the number of the key there, or zero.
    private int[] cells;

    private int shift;
    private int size;

    /// An empty map with room for `capacity` keys, at most 2^29.
    ///
    /// @throws IllegalArgumentException if the capacity is negative or greater
    public HashMap(int capacity) {
        allocate(capacity);
    }

    @SuppressWarnings("unchecked")
    private void allocate(int capacity) {
        if (capacity < 0 || capacity > GREATEST) {
            throw new IllegalArgumentException();
        }
        int bits = 64 - Long.numberOfLeadingZeros(Math.max(capacity, 1) * 4L / 3);
        var moreKeys = (K[]) new HashKey[capacity];
        var moreValues = (V[]) new Object[capacity];
        var moreHashes = new int[capacity];
        var moreCells = new int[1 << bits];
        for (int i = 0; i < size; i++) {
            moreKeys[i] = keys[i];
            moreValues[i] = values[i];
            moreHashes[i] = hashes[i];
        }
        keys = moreKeys;
        values = moreValues;
        hashes = moreHashes;
        cells = moreCells;
        shift = 32 - bits;
        for (int i = 0; i < size; i++) {
            cells[cellOf(-1, hashes[i])] = i + 1;
        }
    }

    /// How many keys are in the map.
    public int size() {
        return size;
    }

    /// Whether no key is in the map.
    public boolean isEmpty() {
        return size == 0;
    }

    /// Makes room for so many keys in all; allocates if there is less.
    ///
    /// @throws IllegalArgumentException if the capacity is greater than 2^29
    /// @throws OutOfMemoryError if there is no memory; the map is as it was
    public void ensureCapacity(int capacity) {
        if (capacity > keys.length) {
            allocate(capacity);
        }
    }

    /// The number of a key, from 0 to `size() - 1`; -1 if it is not in the map. Numbers are good
    /// until a key is taken out.
    public int indexOf(K key) {
        return cells[find(key, key.hashCode())] - 1;
    }

    /// Whether the key is in the map.
    public boolean containsKey(K key) {
        return indexOf(key) >= 0;
    }

    /// The key's value; null if the key is not in the map.
    public V get(K key) {
        int index = indexOf(key);
        return index >= 0 ? values[index] : null;
    }

    /// Gives the key a value, whether it had one or not. Allocates where there is no room for one
    /// more key, for half as many again.
    ///
    /// @return the value that the key had; null if it had none
    /// @throws OutOfMemoryError if there is no memory; the map is as it was
    public V put(K key, V value) {
        return put(key, value, true);
    }

    /// Gives the key a value if it has none; else as [#put].
    ///
    /// @return the value that the key had, and still has; null if it had none
    /// @throws OutOfMemoryError if there is no memory; the map is as it was
    public V putIfAbsent(K key, V value) {
        return put(key, value, false);
    }

    private V put(K key, V value, boolean replaces) {
        if (value == null) {
            throw new NullPointerException();
        }
        int hash = key.hashCode();
        int index = cells[find(key, hash)] - 1;
        if (index < 0) {
            add(key, hash, value);
            return null;
        }
        V before = values[index];
        if (replaces) {
            values[index] = value;
        }
        return before;
    }

    private void add(K key, int hash, V value) {
        if (size == GREATEST) {
            throw new OutOfMemoryError();
        }
        if (size == keys.length) {
            allocate(Math.min(GREATEST, size + (size >> 1) + 4));
        }
        keys[size] = key;
        values[size] = value;
        hashes[size] = hash;
        cells[cellOf(-1, hash)] = size + 1;
        size++;
    }

    /// Takes the key out.
    ///
    /// @return the value that it had; null if it was not in the map
    public V remove(K key) {
        int index = indexOf(key);
        return index >= 0 ? removeAt(index) : null;
    }

    /// The key of a number.
    ///
    /// @throws IndexOutOfBoundsException if there is none of this number
    public K keyAt(int index) {
        return keys[Objects.checkIndex(index, size)];
    }

    /// The value of a number.
    ///
    /// @throws IndexOutOfBoundsException if there is none of this number
    public V valueAt(int index) {
        return values[Objects.checkIndex(index, size)];
    }

    /// Takes the key of a number out; the one with the greatest number gets its number. So who
    /// counts downwards meets every key once: `for (int i = map.size() - 1; i >= 0; i--)`.
    ///
    /// @return the value that the key had
    /// @throws IndexOutOfBoundsException if there is none of this number
    public V removeAt(int index) {
        Objects.checkIndex(index, size);
        release(cellOf(index, hashes[index]));
        V value = values[index];
        int last = size - 1;
        if (index != last) {
            cells[cellOf(last, hashes[last])] = index + 1;
            keys[index] = keys[last];
            values[index] = values[last];
            hashes[index] = hashes[last];
        }
        keys[last] = null;
        values[last] = null;
        size = last;
        return value;
    }

    /// Takes all keys out; the room stays.
    public void clear() {
        for (int i = 0; i < size; i++) {
            keys[i] = null;
            values[i] = null;
        }
        for (int i = 0; i < cells.length; i++) {
            cells[i] = 0;
        }
        size = 0;
    }

    /// The cell of a key, or the one that it would get.
    ///
    /// INVARIANT: at least a quarter of the cells is free, so a search ends.
    private int find(K key, int hash) {
        int cell = home(hash);
        while (cells[cell] != 0 && !isAt(cells[cell] - 1, key, hash)) {
            cell = after(cell);
        }
        return cell;
    }

    private boolean isAt(int index, K key, int hash) {
        return hashes[index] == hash && keys[index].equals(key);
    }

    /// The cell that holds a number, of this hash; that of -1 is the next free one.
    private int cellOf(int index, int hash) {
        int cell = home(hash);
        while (cells[cell] != index + 1) {
            cell = after(cell);
        }
        return cell;
    }

    /// Frees a cell, and moves those behind it closer to where they are looked for.
    private void release(int free) {
        int hole = free;
        for (int cell = after(hole); cells[cell] != 0; cell = after(cell)) {
            int home = home(hashes[cells[cell] - 1]);
            if ((cell - home & cells.length - 1) >= (cell - hole & cells.length - 1)) {
                cells[hole] = cells[cell];
                hole = cell;
            }
        }
        cells[hole] = 0;
    }

    private int home(int hash) {
        return hash * MULTIPLIER >>> shift;
    }

    private int after(int cell) {
        return cell + 1 & cells.length - 1;
    }
}
