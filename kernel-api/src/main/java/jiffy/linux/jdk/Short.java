// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.jdk;

import jiffy.linux.bind.C;
import jiffy.linux.bind.Compiled;
import jiffy.linux.bind.Header;

/// [java.lang.Short]: its static methods on primitive values.
@Compiled
@Header("linux/swab.h")
public final class Short {
    private Short() {}

    /// [java.lang.Short#compare(short, short)]
    public static int compare(short x, short y) {
        return x - y;
    }

    /// [java.lang.Short#compareUnsigned(short, short)]
    public static int compareUnsigned(short x, short y) {
        return toUnsignedInt(x) - toUnsignedInt(y);
    }

    /// [java.lang.Short#hashCode(short)]
    public static int hashCode(short value) {
        return value;
    }

    /// [java.lang.Short#toUnsignedInt(short)]
    public static int toUnsignedInt(short x) {
        return x & 0xFFFF;
    }

    /// [java.lang.Short#toUnsignedLong(short)]
    public static long toUnsignedLong(short x) {
        return x & 0xFFFFL;
    }

    /// [java.lang.Short#reverseBytes(short)]
    @C(value = "((s16)swab16($0))", pure = true)
    public static short reverseBytes(short i) {
        return java.lang.Short.reverseBytes(i);
    }
}
