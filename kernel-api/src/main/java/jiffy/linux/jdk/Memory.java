// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.jdk;

import jiffy.linux.bind.C;
import jiffy.linux.bind.Compiled;
import jiffy.linux.bind.Header;
import jiffy.linux.bind.ReadOnly;

/// Copies of memory, `memmove` (`linux/string.h`). The ranges are known to be good.
///
/// SAFETY: the builtin is the plain function; the checking one would end the machine on a range
/// that
/// is not good, and every range was checked as Java does it.
@Compiled
@Header("linux/string.h")
final class Memory {
    private Memory() {}

    @C(
            "__builtin_memmove($2->elements + $3, $0->elements + $1,"
                    + " (size_t)$4 * sizeof($0->elements[0]))")
    static void move(
            @ReadOnly boolean[] from, int fromIndex, boolean[] to, int toIndex, int length) {
        java.lang.System.arraycopy(from, fromIndex, to, toIndex, length);
    }

    @C(
            "__builtin_memmove($2->elements + $3, $0->elements + $1,"
                    + " (size_t)$4 * sizeof($0->elements[0]))")
    static void move(@ReadOnly byte[] from, int fromIndex, byte[] to, int toIndex, int length) {
        java.lang.System.arraycopy(from, fromIndex, to, toIndex, length);
    }

    @C(
            "__builtin_memmove($2->elements + $3, $0->elements + $1,"
                    + " (size_t)$4 * sizeof($0->elements[0]))")
    static void move(@ReadOnly short[] from, int fromIndex, short[] to, int toIndex, int length) {
        java.lang.System.arraycopy(from, fromIndex, to, toIndex, length);
    }

    @C(
            "__builtin_memmove($2->elements + $3, $0->elements + $1,"
                    + " (size_t)$4 * sizeof($0->elements[0]))")
    static void move(@ReadOnly char[] from, int fromIndex, char[] to, int toIndex, int length) {
        java.lang.System.arraycopy(from, fromIndex, to, toIndex, length);
    }

    @C(
            "__builtin_memmove($2->elements + $3, $0->elements + $1,"
                    + " (size_t)$4 * sizeof($0->elements[0]))")
    static void move(@ReadOnly int[] from, int fromIndex, int[] to, int toIndex, int length) {
        java.lang.System.arraycopy(from, fromIndex, to, toIndex, length);
    }

    @C(
            "__builtin_memmove($2->elements + $3, $0->elements + $1,"
                    + " (size_t)$4 * sizeof($0->elements[0]))")
    static void move(@ReadOnly long[] from, int fromIndex, long[] to, int toIndex, int length) {
        java.lang.System.arraycopy(from, fromIndex, to, toIndex, length);
    }
}
