// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// Neighbouring indices, which are checked together: each fails as it would alone.
@KernelModule(name = "neighbours", license = "Dual MIT/GPL", description = "Checks joined")
public final class Neighbours {
    private static final int[] PLACES = {
        Integer.MIN_VALUE, Integer.MIN_VALUE + 1, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
        Integer.MAX_VALUE - 3, Integer.MAX_VALUE - 1, Integer.MAX_VALUE
    };

    private final byte[] eight = new byte[8];
    private final int[] numbers = new int[9];
    private int seen;

    public Neighbours() {
        for (int i = 0; i < 8; i++) {
            eight[i] = (byte) (i * 37 - 100);
            numbers[i] = i * 1_000_003;
        }
        for (int place : PLACES) {
            one(place);
            two(place, eight);
            two(place, new byte[] {-1, 2, -3, 4, -5, 6, -7, 8, -9, 10, -11, 12});
            two(place, new byte[2]);
        }
        words();
        // nobody catches what the third of these four does
        Log.info("%d", word(eight, 6));
    }

    /// Two of one array, and of another one if there is one.
    private static int beside(byte[] bytes, byte[] more, int at) {
        int sum = bytes[at] + bytes[at + 1];
        if (more != null) {
            sum += more[at];
            more[at] = (byte) sum;
        }
        return sum;
    }

    /// Two of one array, and then of another one, which may be none.
    private static int beyond(byte[] bytes, byte[] more, int at) {
        int sum = bytes[at] + bytes[at + 1];
        sum += more[at];
        more[at] = (byte) sum;
        return sum;
    }

    private void report(int what, int at, int value) {
        Log.info("%d at %d: %d, seen %d", what, at, value, seen);
    }

    /// Four bytes, each in a line of its own, of an array of one length.
    private static int word(byte[] bytes, int at) {
        int word = bytes[at] & 0xff;
        word |= (bytes[at + 1] & 0xff) << 8;
        word |= (bytes[at + 2] & 0xff) << 16;
        return word | bytes[at + 3] << 24;
    }

    private void one(int at) {
        seen = 0;
        try {
            report(1, at, word(eight, at));
        } catch (ArrayIndexOutOfBoundsException out) {
            report(2, at, -1);
        }
        try {
            report(3, at, eight[at + 1] + eight[at - 1] + eight[at]);
        } catch (ArrayIndexOutOfBoundsException out) {
            report(4, at, -1);
        }
        int kept = 0;
        try {
            kept = eight[at];
            kept += eight[at + 1];
            kept += eight[at + 2];
        } catch (ArrayIndexOutOfBoundsException out) {
            report(5, at, kept);
        }
        try {
            report(6, at, last(at));
        } catch (ArrayIndexOutOfBoundsException out) {
            report(7, at, -1);
        }
        try {
            report(8, at, moving(at));
        } catch (ArrayIndexOutOfBoundsException out) {
            report(9, at, -1);
        }
        try {
            writes(at);
            report(10, at, numbers[at]);
        } catch (ArrayIndexOutOfBoundsException out) {
            report(11, at, numbers[0] + numbers[1] + numbers[2] + numbers[7]);
        }
        try {
            report(12, at, twice(at));
        } catch (ArrayIndexOutOfBoundsException out) {
            report(13, at, -1);
        }
    }

    /// The same of an array of any length.
    private void two(int at, byte[] bytes) {
        try {
            report(20, at, bytes[at] + bytes[at + 1] * bytes[at + 2] - bytes[at + 3]);
        } catch (ArrayIndexOutOfBoundsException out) {
            report(21, at, bytes.length);
        }
        try {
            report(22, at, lines(bytes, at));
        } catch (ArrayIndexOutOfBoundsException out) {
            report(23, at, bytes.length);
        }
    }

    private static int lines(byte[] bytes, int at) {
        return bytes[at]
                + bytes[at + 2]
                - bytes[at - 1]
                * bytes[at + 1];
    }

    /// Something happens between the checks.
    private int last(int at) {
        int first = eight[at];
        seen++;
        int second = eight[at + 1];
        seen++;
        return first * second + eight[at + 2];
    }

    /// The index moves between the checks.
    private int moving(int at) {
        int sum = eight[at++];
        sum = sum * 31 + eight[at++];
        sum = sum * 31 + eight[at++];
        sum = sum * 31 + eight[at];
        at -= 2;
        return stepped(at) + sum * 31 + eight[at] + eight[at + 1] + at;
    }

    /// An index that is computed from one that moved.
    private int stepped(int at) {
        int sum = eight[at];
        at = at - 1;
        int next = at + 2;
        return sum * 31 + eight[next] * 7 + eight[at] + next;
    }

    /// What was written before a check failed stays.
    private void writes(int at) {
        numbers[at] = 5;
        numbers[at + 1]++;
        numbers[at + 2] += numbers[at + 1];
        int other = at;
        other = other * 2;
        numbers[other + 1] = numbers[other];
    }

    /// Indices that are read from the array itself.
    private int twice(int at) {
        int a = eight[eight[at] & 7];
        int b = eight[(eight[at] & 7) + 1];
        at = eight[at + 1] & 3;
        int c = eight[at] + eight[at + 3];
        for (int i = 0; i < 2; i++) {
            c += eight[at + 1];
            at = at + 1;
        }
        return a * 7 + b * 5 + c + at + eight[at];
    }

    /// Where an array is another one in between, and where there is none.
    private void words() {
        var bytes = new byte[] {1, 2, 3, 4, 5};
        int at = seen + 1;
        int sum = bytes[at] + bytes[at + 1] + (bytes = new byte[] {9, 8, 7})[at] + bytes[at + 1];
        report(30, at, sum);
        try {
            report(31, at, bytes[at] + bytes[at + 1] + bytes[at + 2] + bytes[at + 3]);
        } catch (ArrayIndexOutOfBoundsException out) {
            report(32, at, bytes.length);
        }
        var empty = new byte[seen];
        try {
            report(33, at, empty[at - 1] + empty[at] + empty[at + 1]);
        } catch (ArrayIndexOutOfBoundsException out) {
            report(34, at, empty.length);
        }
        byte[] none = at > 0 ? null : empty;
        report(37, at, beside(bytes, none, at - 1));
        try {
            report(38, at, beyond(bytes, none, at - 1));
        } catch (NullPointerException nothing) {
            report(39, at, 0);
        }
        try {
            report(35, at, none[at - 1] + none[at] + none[at + 1]);
        } catch (NullPointerException nothing) {
            report(36, at, 0);
        }
    }
}
