// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.jdk;

import jiffy.linux.bind.Compiled;

/// [java.util.Objects]: its checks of indices.
@Compiled
public final class Objects {
    private Objects() {}

    /// [java.util.Objects#checkIndex(int, int)]
    public static int checkIndex(int index, int length) {
        if (index < 0 || index >= length) {
            throw new IndexOutOfBoundsException();
        }
        return index;
    }

    /// [java.util.Objects#checkIndex(long, long)]
    public static long checkIndex(long index, long length) {
        if (index < 0 || index >= length) {
            throw new IndexOutOfBoundsException();
        }
        return index;
    }

    /// [java.util.Objects#checkFromToIndex(int, int, int)]
    public static int checkFromToIndex(int from, int to, int length) {
        if (from < 0 || from > to || to > length) {
            throw new IndexOutOfBoundsException();
        }
        return from;
    }

    /// [java.util.Objects#checkFromToIndex(long, long, long)]
    public static long checkFromToIndex(long from, long to, long length) {
        if (from < 0 || from > to || to > length) {
            throw new IndexOutOfBoundsException();
        }
        return from;
    }

    /// [java.util.Objects#checkFromIndexSize(int, int, int)]
    public static int checkFromIndexSize(int from, int size, int length) {
        if ((from | size | length) < 0 || size > length - from) {
            throw new IndexOutOfBoundsException();
        }
        return from;
    }

    /// [java.util.Objects#checkFromIndexSize(long, long, long)]
    public static long checkFromIndexSize(long from, long size, long length) {
        if ((from | size | length) < 0 || size > length - from) {
            throw new IndexOutOfBoundsException();
        }
        return from;
    }
}
