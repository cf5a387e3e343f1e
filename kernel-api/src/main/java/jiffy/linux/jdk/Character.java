// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.jdk;

import jiffy.linux.bind.C;
import jiffy.linux.bind.Compiled;
import jiffy.linux.bind.Header;

/// [java.lang.Character]: its static methods that need no table of Unicode.
@Compiled
@Header("linux/swab.h")
public final class Character {
    private Character() {}

    /// [java.lang.Character#compare(char, char)]
    public static int compare(char x, char y) {
        return x - y;
    }

    /// [java.lang.Character#hashCode(char)]
    public static int hashCode(char value) {
        return value;
    }

    /// [java.lang.Character#reverseBytes(char)]
    @C(value = "((u16)swab16($0))", pure = true)
    public static char reverseBytes(char c) {
        return java.lang.Character.reverseBytes(c);
    }

    /// [java.lang.Character#forDigit(int, int)]
    public static char forDigit(int digit, int radix) {
        if (radix < 2 || radix > 36 || digit < 0 || digit >= radix) {
            return '\0';
        }
        return (char) (digit < 10 ? '0' + digit : 'a' + digit - 10);
    }

    /// [java.lang.Character#isISOControl(char)]
    public static boolean isISOControl(char c) {
        return isISOControl((int) c);
    }

    /// [java.lang.Character#isISOControl(int)]
    public static boolean isISOControl(int codePoint) {
        return codePoint >= 0 && codePoint <= 0x1F || codePoint >= 0x7F && codePoint <= 0x9F;
    }

    /// [java.lang.Character#isSpaceChar(char)]
    public static boolean isSpaceChar(char c) {
        return isSpaceChar((int) c);
    }

    /// [java.lang.Character#isSpaceChar(int)]
    public static boolean isSpaceChar(int codePoint) {
        return codePoint == ' ' || isNoBreakSpace(codePoint) || isWideSpace(codePoint);
    }

    /// [java.lang.Character#isWhitespace(char)]
    public static boolean isWhitespace(char c) {
        return isWhitespace((int) c);
    }

    /// [java.lang.Character#isWhitespace(int)]
    public static boolean isWhitespace(int codePoint) {
        return codePoint >= '\t' && codePoint <= '\r'
                || codePoint >= 0x1C && codePoint <= ' '
                || isWideSpace(codePoint);
    }

    private static boolean isNoBreakSpace(int codePoint) {
        return codePoint == 0xA0 || codePoint == 0x2007 || codePoint == 0x202F;
    }

    /// A space or separator beyond Latin-1, at which a line may be broken.
    private static boolean isWideSpace(int codePoint) {
        return codePoint == 0x1680
                || codePoint >= 0x2000 && codePoint <= 0x200A && codePoint != 0x2007
                || codePoint == 0x2028
                || codePoint == 0x2029
                || codePoint == 0x205F
                || codePoint == 0x3000;
    }

    /// [java.lang.Character#isValidCodePoint(int)]
    public static boolean isValidCodePoint(int codePoint) {
        return codePoint >= 0 && codePoint <= 0x10_FFFF;
    }

    /// [java.lang.Character#isBmpCodePoint(int)]
    public static boolean isBmpCodePoint(int codePoint) {
        return codePoint >>> 16 == 0;
    }

    /// [java.lang.Character#isSupplementaryCodePoint(int)]
    public static boolean isSupplementaryCodePoint(int codePoint) {
        return codePoint >= 0x1_0000 && codePoint <= 0x10_FFFF;
    }

    /// [java.lang.Character#charCount(int)]
    public static int charCount(int codePoint) {
        return codePoint >= 0x1_0000 ? 2 : 1;
    }

    /// [java.lang.Character#isSurrogate(char)]
    public static boolean isSurrogate(char c) {
        return c >= 0xD800 && c <= 0xDFFF;
    }

    /// [java.lang.Character#isHighSurrogate(char)]
    public static boolean isHighSurrogate(char c) {
        return c >= 0xD800 && c <= 0xDBFF;
    }

    /// [java.lang.Character#isLowSurrogate(char)]
    public static boolean isLowSurrogate(char c) {
        return c >= 0xDC00 && c <= 0xDFFF;
    }

    /// [java.lang.Character#isSurrogatePair(char, char)]
    public static boolean isSurrogatePair(char high, char low) {
        return isHighSurrogate(high) && isLowSurrogate(low);
    }

    /// [java.lang.Character#highSurrogate(int)]
    public static char highSurrogate(int codePoint) {
        return (char) ((codePoint >>> 10) + 0xD7C0);
    }

    /// [java.lang.Character#lowSurrogate(int)]
    public static char lowSurrogate(int codePoint) {
        return (char) (0xDC00 | codePoint & 0x3FF);
    }

    /// [java.lang.Character#toCodePoint(char, char)]
    public static int toCodePoint(char high, char low) {
        return (high << 10) + low - 0x35F_DC00;
    }
}
