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
        return a != null
                && b != null
                && a.length == b.length
                && same(a, 0, b, 0, a.length) == a.length;
    }

    /// [java.util.Arrays#equals(byte\[\], int, int, byte\[\], int, int)]
    public static boolean equals(byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo) {
        check(a.length, aFrom, aTo);
        check(b.length, bFrom, bTo);
        int length = aTo - aFrom;
        return length == bTo - bFrom && same(a, aFrom, b, bFrom, length) == length;
    }

    /// [java.util.Arrays#mismatch(byte\[\], byte\[\])]
    public static int mismatch(byte[] a, byte[] b) {
        int length = Math.min(a.length, b.length);
        int same = a == b ? length : same(a, 0, b, 0, length);
        return same < length || a.length != b.length ? same : -1;
    }

    /// [java.util.Arrays#mismatch(byte\[\], int, int, byte\[\], int, int)]
    public static int mismatch(byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo) {
        check(a.length, aFrom, aTo);
        check(b.length, bFrom, bTo);
        int length = Math.min(aTo - aFrom, bTo - bFrom);
        int same = same(a, aFrom, b, bFrom, length);
        return same < length || aTo - aFrom != bTo - bFrom ? same : -1;
    }

    /// [java.util.Arrays#compare(byte\[\], byte\[\])]
    public static int compare(byte[] a, byte[] b) {
        if (a == b) {
            return 0;
        }
        if (a == null || b == null) {
            return a == null ? -1 : 1;
        }
        int length = Math.min(a.length, b.length);
        int same = same(a, 0, b, 0, length);
        return same < length ? Byte.compare(a[same], b[same]) : a.length - b.length;
    }

    /// How many elements are the same from the start of two ranges.
    private static int same(byte[] a, int aFrom, byte[] b, int bFrom, int length) {
        int same = 0;
        while (same < length && a[aFrom + same] == b[bFrom + same]) {
            same++;
        }
        return same;
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
        ByteSort.sort(array, 0, array.length);
    }

    /// [java.util.Arrays#sort(byte\[\], int, int)]
    public static void sort(byte[] array, int from, int to) {
        check(array.length, from, to);
        ByteSort.sort(array, from, to);
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
