// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.jdk;

import jiffy.linux.bind.Compiled;

/// [java.lang.System]: copies of arrays. One method for each kind of array stands for the JDK's.
@Compiled
public final class System {
    private System() {}

    /// [java.lang.System#arraycopy]
    public static void arraycopy(
            boolean[] from, int fromIndex, boolean[] to, int toIndex, int length) {
        check(from.length, fromIndex, to.length, toIndex, length);
        Memory.move(from, fromIndex, to, toIndex, length);
    }

    /// [java.lang.System#arraycopy]
    public static void arraycopy(byte[] from, int fromIndex, byte[] to, int toIndex, int length) {
        check(from.length, fromIndex, to.length, toIndex, length);
        Memory.move(from, fromIndex, to, toIndex, length);
    }

    /// [java.lang.System#arraycopy]
    public static void arraycopy(short[] from, int fromIndex, short[] to, int toIndex, int length) {
        check(from.length, fromIndex, to.length, toIndex, length);
        Memory.move(from, fromIndex, to, toIndex, length);
    }

    /// [java.lang.System#arraycopy]
    public static void arraycopy(char[] from, int fromIndex, char[] to, int toIndex, int length) {
        check(from.length, fromIndex, to.length, toIndex, length);
        Memory.move(from, fromIndex, to, toIndex, length);
    }

    /// [java.lang.System#arraycopy]
    public static void arraycopy(int[] from, int fromIndex, int[] to, int toIndex, int length) {
        check(from.length, fromIndex, to.length, toIndex, length);
        Memory.move(from, fromIndex, to, toIndex, length);
    }

    /// [java.lang.System#arraycopy]
    public static void arraycopy(long[] from, int fromIndex, long[] to, int toIndex, int length) {
        check(from.length, fromIndex, to.length, toIndex, length);
        Memory.move(from, fromIndex, to, toIndex, length);
    }

    private static void check(int from, int fromIndex, int to, int toIndex, int length) {
        if ((fromIndex | toIndex | length) < 0
                || length > from - fromIndex
                || length > to - toIndex) {
            throw new ArrayIndexOutOfBoundsException();
        }
    }
}
