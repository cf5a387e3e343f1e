// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.jdk;

import jiffy.linux.bind.Compiled;

/// [java.lang.Byte]: its static methods on primitive values.
@Compiled
public final class Byte {
    private Byte() {}

    /// [java.lang.Byte#compare(byte, byte)]
    public static int compare(byte x, byte y) {
        return x - y;
    }

    /// [java.lang.Byte#compareUnsigned(byte, byte)]
    public static int compareUnsigned(byte x, byte y) {
        return toUnsignedInt(x) - toUnsignedInt(y);
    }

    /// [java.lang.Byte#hashCode(byte)]
    public static int hashCode(byte value) {
        return value;
    }

    /// [java.lang.Byte#toUnsignedInt(byte)]
    public static int toUnsignedInt(byte x) {
        return x & 0xFF;
    }

    /// [java.lang.Byte#toUnsignedLong(byte)]
    public static long toUnsignedLong(byte x) {
        return x & 0xFFL;
    }
}
