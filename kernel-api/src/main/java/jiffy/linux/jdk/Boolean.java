// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.jdk;

import jiffy.linux.bind.Compiled;

/// [java.lang.Boolean]: its static methods on primitive values.
@Compiled
public final class Boolean {
    private Boolean() {}

    /// [java.lang.Boolean#compare(boolean, boolean)]
    public static int compare(boolean x, boolean y) {
        return x == y ? 0 : x ? 1 : -1;
    }

    /// [java.lang.Boolean#hashCode(boolean)]
    public static int hashCode(boolean value) {
        return value ? 1231 : 1237;
    }

    /// [java.lang.Boolean#logicalAnd(boolean, boolean)]
    public static boolean logicalAnd(boolean a, boolean b) {
        return a & b;
    }

    /// [java.lang.Boolean#logicalOr(boolean, boolean)]
    public static boolean logicalOr(boolean a, boolean b) {
        return a | b;
    }

    /// [java.lang.Boolean#logicalXor(boolean, boolean)]
    public static boolean logicalXor(boolean a, boolean b) {
        return a ^ b;
    }
}
