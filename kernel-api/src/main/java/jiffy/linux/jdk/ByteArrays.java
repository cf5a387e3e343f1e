// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.jdk;

import jiffy.linux.bind.Compiled;

/// [java.util.Arrays] for `byte[]`.
@Compiled
public final class ByteArrays {
    private ByteArrays() {}

    /// [java.util.Arrays#fill(byte\[\], byte)]
    public static void fill(byte[] array, byte value) {
        for (int i = 0; i < array.length; i++) {
            array[i] = value;
        }
    }

    /// [java.util.Arrays#fill(byte\[\], int, int, byte)]
    public static void fill(byte[] array, int from, int to, byte value) {
        check(array.length, from, to);
        for (int i = from; i < to; i++) {
            array[i] = value;
        }
    }

    /// [java.util.Arrays#copyOf(byte\[\], int)]
    public static byte[] copyOf(byte[] array, int length) {
        int count = Math.min(array.length, length);
        var copy = new byte[length];
        Memory.move(array, 0, copy, 0, count);
        return copy;
    }

    /// [java.util.Arrays#copyOfRange(byte\[\], int, int)]
    public static byte[] copyOfRange(byte[] array, int from, int to) {
        int left = array.length - from;
        int length = to - from;
        if (length < 0) {
            throw new IllegalArgumentException();
        }
        if (from < 0 || left < 0) {
            throw new ArrayIndexOutOfBoundsException();
        }
        var copy = new byte[length];
        Memory.move(array, from, copy, 0, Math.min(left, length));
        return copy;
    }

    /// [java.util.Arrays#equals(byte\[\], byte\[\])]
    public static boolean equals(byte[] a, byte[] b) {
        if (a == b) {
            return true;
        }
        if (a == null || b == null || a.length != b.length) {
            return false;
        }
        for (int i = 0; i < a.length; i++) {
            if (a[i] != b[i]) {
                return false;
            }
        }
        return true;
    }

    /// [java.util.Arrays#hashCode(byte\[\])]
    public static int hashCode(byte[] array) {
        if (array == null) {
            return 0;
        }
        int hash = 1;
        for (byte each : array) {
            hash = 31 * hash + each;
        }
        return hash;
    }

    /// [java.util.Arrays#binarySearch(byte\[\], byte)]
    public static int binarySearch(byte[] array, byte key) {
        return search(array, 0, array.length, key);
    }

    /// [java.util.Arrays#binarySearch(byte\[\], int, int, byte)]
    public static int binarySearch(byte[] array, int from, int to, byte key) {
        check(array.length, from, to);
        return search(array, from, to, key);
    }

    private static int search(byte[] array, int from, int to, byte key) {
        int low = from;
        int high = to - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            if (array[middle] < key) {
                low = middle + 1;
            } else if (array[middle] > key) {
                high = middle - 1;
            } else {
                return middle;
            }
        }
        return -(low + 1);
    }

    /// [java.util.Arrays#sort(byte\[\])]: in place, without recursion, never slower than
    /// n log n.
    public static void sort(byte[] array) {
        sortRange(array, 0, array.length);
    }

    /// [java.util.Arrays#sort(byte\[\], int, int)]
    public static void sort(byte[] array, int from, int to) {
        check(array.length, from, to);
        sortRange(array, from, to);
    }

    /// Heap sort; the heap's root is at `from`.
    private static void sortRange(byte[] array, int from, int to) {
        int size = to - from;
        for (int i = (size >>> 1) - 1; i >= 0; i--) {
            sift(array, from, i, size, array[from + i]);
        }
        for (int last = size - 1; last > 0; last--) {
            byte value = array[from + last];
            array[from + last] = array[from];
            sift(array, from, 0, last, value);
        }
    }

    /// Puts a value where `root` is or below: down along the greater children, then up to its
    /// place.
    private static void sift(byte[] array, int from, int root, int size, byte value) {
        int hole = root;
        int child = 2 * hole + 1;
        while (child < size) {
            if (child + 1 < size && array[from + child] < array[from + child + 1]) {
                child++;
            }
            array[from + hole] = array[from + child];
            hole = child;
            child = 2 * hole + 1;
        }
        while (hole > root && array[from + (hole - 1 >>> 1)] < value) {
            array[from + hole] = array[from + (hole - 1 >>> 1)];
            hole = hole - 1 >>> 1;
        }
        array[from + hole] = value;
    }

    private static void check(int length, int from, int to) {
        if (from > to) {
            throw new IllegalArgumentException();
        }
        if (from < 0 || to > length) {
            throw new ArrayIndexOutOfBoundsException();
        }
    }
}
