// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.jdk;

import jiffy.linux.bind.Compiled;

/// [java.util.Arrays] for `boolean[]`.
@Compiled
public final class BooleanArrays {
    private BooleanArrays() {}

    /// [java.util.Arrays#fill(boolean\[\], boolean)]
    public static void fill(boolean[] array, boolean value) {
        for (int i = 0; i < array.length; i++) {
            array[i] = value;
        }
    }

    /// [java.util.Arrays#fill(boolean\[\], int, int, boolean)]
    public static void fill(boolean[] array, int from, int to, boolean value) {
        check(array.length, from, to);
        for (int i = from; i < to; i++) {
            array[i] = value;
        }
    }

    /// [java.util.Arrays#copyOf(boolean\[\], int)]
    public static boolean[] copyOf(boolean[] array, int length) {
        int count = Math.min(array.length, length);
        var copy = new boolean[length];
        Memory.move(array, 0, copy, 0, count);
        return copy;
    }

    /// [java.util.Arrays#copyOfRange(boolean\[\], int, int)]
    public static boolean[] copyOfRange(boolean[] array, int from, int to) {
        int left = array.length - from;
        int length = to - from;
        if (length < 0) {
            throw new IllegalArgumentException();
        }
        if (from < 0 || left < 0) {
            throw new ArrayIndexOutOfBoundsException();
        }
        var copy = new boolean[length];
        Memory.move(array, from, copy, 0, Math.min(left, length));
        return copy;
    }

    /// [java.util.Arrays#equals(boolean\[\], boolean\[\])]
    public static boolean equals(boolean[] a, boolean[] b) {
        if (a == b) {
            return true;
        }
        return a != null
                && b != null
                && a.length == b.length
                && same(a, 0, b, 0, a.length) == a.length;
    }

    /// [java.util.Arrays#equals(boolean\[\], int, int, boolean\[\], int, int)]
    public static boolean equals(boolean[] a, int aFrom, int aTo, boolean[] b, int bFrom, int bTo) {
        check(a.length, aFrom, aTo);
        check(b.length, bFrom, bTo);
        int length = aTo - aFrom;
        return length == bTo - bFrom && same(a, aFrom, b, bFrom, length) == length;
    }

    /// [java.util.Arrays#mismatch(boolean\[\], boolean\[\])]
    public static int mismatch(boolean[] a, boolean[] b) {
        int length = Math.min(a.length, b.length);
        int same = a == b ? length : same(a, 0, b, 0, length);
        return same < length || a.length != b.length ? same : -1;
    }

    /// [java.util.Arrays#mismatch(boolean\[\], int, int, boolean\[\], int, int)]
    public static int mismatch(boolean[] a, int aFrom, int aTo, boolean[] b, int bFrom, int bTo) {
        check(a.length, aFrom, aTo);
        check(b.length, bFrom, bTo);
        int length = Math.min(aTo - aFrom, bTo - bFrom);
        int same = same(a, aFrom, b, bFrom, length);
        return same < length || aTo - aFrom != bTo - bFrom ? same : -1;
    }

    /// [java.util.Arrays#compare(boolean\[\], boolean\[\])]
    public static int compare(boolean[] a, boolean[] b) {
        if (a == b) {
            return 0;
        }
        if (a == null || b == null) {
            return a == null ? -1 : 1;
        }
        int length = Math.min(a.length, b.length);
        int same = same(a, 0, b, 0, length);
        return same < length ? Boolean.compare(a[same], b[same]) : a.length - b.length;
    }

    /// How many elements are the same from the start of two ranges.
    private static int same(boolean[] a, int aFrom, boolean[] b, int bFrom, int length) {
        int same = 0;
        while (same < length && a[aFrom + same] == b[bFrom + same]) {
            same++;
        }
        return same;
    }

    /// [java.util.Arrays#hashCode(boolean\[\])]
    public static int hashCode(boolean[] array) {
        if (array == null) {
            return 0;
        }
        int hash = 1;
        for (boolean each : array) {
            hash = 31 * hash + (each ? 1231 : 1237);
        }
        return hash;
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
