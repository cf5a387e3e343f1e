// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.jdk;

import jiffy.linux.bind.Compiled;

/// [java.util.Arrays] for `int[]`.
@Compiled
public final class IntArrays {
    private IntArrays() {}

    /// [java.util.Arrays#fill(int\[\], int)]
    public static void fill(int[] array, int value) {
        for (int i = 0; i < array.length; i++) {
            array[i] = value;
        }
    }

    /// [java.util.Arrays#fill(int\[\], int, int, int)]
    public static void fill(int[] array, int from, int to, int value) {
        check(array.length, from, to);
        for (int i = from; i < to; i++) {
            array[i] = value;
        }
    }

    /// [java.util.Arrays#copyOf(int\[\], int)]
    public static int[] copyOf(int[] array, int length) {
        int count = Math.min(array.length, length);
        var copy = new int[length];
        Memory.move(array, 0, copy, 0, count);
        return copy;
    }

    /// [java.util.Arrays#copyOfRange(int\[\], int, int)]
    public static int[] copyOfRange(int[] array, int from, int to) {
        int left = array.length - from;
        int length = to - from;
        if (length < 0) {
            throw new IllegalArgumentException();
        }
        if (from < 0 || left < 0) {
            throw new ArrayIndexOutOfBoundsException();
        }
        var copy = new int[length];
        Memory.move(array, from, copy, 0, Math.min(left, length));
        return copy;
    }

    /// [java.util.Arrays#equals(int\[\], int\[\])]
    public static boolean equals(int[] a, int[] b) {
        if (a == b) {
            return true;
        }
        return a != null
                && b != null
                && a.length == b.length
                && same(a, 0, b, 0, a.length) == a.length;
    }

    /// [java.util.Arrays#equals(int\[\], int, int, int\[\], int, int)]
    public static boolean equals(int[] a, int aFrom, int aTo, int[] b, int bFrom, int bTo) {
        check(a.length, aFrom, aTo);
        check(b.length, bFrom, bTo);
        int length = aTo - aFrom;
        return length == bTo - bFrom && same(a, aFrom, b, bFrom, length) == length;
    }

    /// [java.util.Arrays#mismatch(int\[\], int\[\])]
    public static int mismatch(int[] a, int[] b) {
        int length = Math.min(a.length, b.length);
        int same = a == b ? length : same(a, 0, b, 0, length);
        return same < length || a.length != b.length ? same : -1;
    }

    /// [java.util.Arrays#mismatch(int\[\], int, int, int\[\], int, int)]
    public static int mismatch(int[] a, int aFrom, int aTo, int[] b, int bFrom, int bTo) {
        check(a.length, aFrom, aTo);
        check(b.length, bFrom, bTo);
        int length = Math.min(aTo - aFrom, bTo - bFrom);
        int same = same(a, aFrom, b, bFrom, length);
        return same < length || aTo - aFrom != bTo - bFrom ? same : -1;
    }

    /// [java.util.Arrays#compare(int\[\], int\[\])]
    public static int compare(int[] a, int[] b) {
        if (a == b) {
            return 0;
        }
        if (a == null || b == null) {
            return a == null ? -1 : 1;
        }
        int length = Math.min(a.length, b.length);
        int same = same(a, 0, b, 0, length);
        return same < length ? Integer.compare(a[same], b[same]) : a.length - b.length;
    }

    /// How many elements are the same from the start of two ranges.
    private static int same(int[] a, int aFrom, int[] b, int bFrom, int length) {
        int same = 0;
        while (same < length && a[aFrom + same] == b[bFrom + same]) {
            same++;
        }
        return same;
    }

    /// [java.util.Arrays#hashCode(int\[\])]
    public static int hashCode(int[] array) {
        if (array == null) {
            return 0;
        }
        int hash = 1;
        for (int each : array) {
            hash = 31 * hash + each;
        }
        return hash;
    }

    /// [java.util.Arrays#binarySearch(int\[\], int)]
    public static int binarySearch(int[] array, int key) {
        return search(array, 0, array.length, key);
    }

    /// [java.util.Arrays#binarySearch(int\[\], int, int, int)]
    public static int binarySearch(int[] array, int from, int to, int key) {
        check(array.length, from, to);
        return search(array, from, to, key);
    }

    private static int search(int[] array, int from, int to, int key) {
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

    /// [java.util.Arrays#sort(int\[\])]: in place, without recursion, never slower than
    /// n log n.
    public static void sort(int[] array) {
        IntSort.sort(array, 0, array.length);
    }

    /// [java.util.Arrays#sort(int\[\], int, int)]
    public static void sort(int[] array, int from, int to) {
        check(array.length, from, to);
        IntSort.sort(array, from, to);
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
