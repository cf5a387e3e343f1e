// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// Checks that look needless and are not, each next to code whose checks are.
@KernelModule(name = "needless", license = "Dual MIT/GPL", description = "Checks that must stay")
public final class Needless {
    /// Calls a method before its own final field is set.
    abstract static class Early {
        Early() {
            try {
                Log.info("early %d", seen());
            } catch (NullPointerException unset) {
                Log.info("early null");
            }
        }

        abstract int seen();
    }

    static final class Late extends Early {
        private final int[] numbers;

        Late() {
            numbers = new int[4];
        }

        @Override
        int seen() {
            return numbers[2];
        }
    }

    /// Sets a final field to what may be null, and uses it at once.
    static final class Perhaps {
        private final int[] there = new int[2];
        private final int[] numbers;

        Perhaps(boolean isThere) {
            numbers = maybe(isThere);
            var late = new Late();
            Log.info("perhaps %d %d", there.length, late.seen());
            Log.info("perhaps %d", numbers.length);
        }
    }

    static final class Holder {
        int[] numbers = new int[8];
    }

    private final int[] eight = new int[8];
    private final int[] filled;
    private final Holder holder = new Holder();
    private int calls;

    public Needless() {
        try {
            Log.info("first %d", first());
        } catch (NullPointerException unset) {
            Log.info("first null");
        }
        filled = new int[3];
        Log.info("first %d", first());
        var late = new Late();
        Log.info("late %d", late.seen());
        loops();
        wraps();
        ranges(-1, 5);
        ranges(Integer.MIN_VALUE, 31);
        ranges(8, 32);
        arrays();
        rows();
        nulls();
        joins(8);
        joins(-1);
        ways();
        order();
        try {
            Log.info("perhaps %d", new Perhaps(true).numbers.length);
            Log.info("perhaps %d", new Perhaps(false).numbers.length);
        } catch (NullPointerException none) {
            Log.info("perhaps not");
        }
    }

    private int first() {
        return filled[0];
    }

    private void report(int number, int value) {
        Log.info("%d: %d", number, value);
    }

    /// Counts as far as an index is good, in ways that end beyond it or wrap.
    private void loops() {
        int reached = 0;
        try {
            for (int i = 1 << 29; i > 0; i += 1 << 30) {
                reached++;
            }
            for (int i = 1 << 30; i != 0; i += 1 << 30) {
                reached = i;
                if (i < 0) {
                    report(1, eight[i]);
                }
            }
        } catch (ArrayIndexOutOfBoundsException out) {
            report(2, reached);
        }
        try {
            for (int i = 0; i < 8; i++) {
                reached = i;
                if (i == 5) {
                    i += 4;
                }
                eight[i]++;
            }
        } catch (ArrayIndexOutOfBoundsException out) {
            report(3, reached);
        }
        try {
            int i = 7;
            do {
                i++;
                reached = i;
                eight[i]++;
            } while (i < 7);
        } catch (ArrayIndexOutOfBoundsException out) {
            report(4, reached);
        }
        afterFirst(7);
        afterFirst(0);
        try {
            for (int i = 0; i < 8 || reached < 3; i++) {
                reached = i;
                eight[i]++;
            }
            for (int i = 7; i >= -1; i--) {
                reached = i;
                eight[i]++;
            }
        } catch (ArrayIndexOutOfBoundsException out) {
            report(5, reached);
        }
        try {
            for (int i = 0; i <= 8; i++) {
                if (i % 2 == 0) {
                    continue;
                }
                reached = i;
                eight[i + 1]++;
            }
        } catch (ArrayIndexOutOfBoundsException out) {
            report(6, reached);
        }
        try {
            int last = 8;
            for (int i = 0; i < last; i++) {
                last = i == 6 ? 100 : last;
                reached = i;
                eight[i]++;
            }
        } catch (ArrayIndexOutOfBoundsException out) {
            report(7, reached);
        }
        try {
            for (int i = 0; i < 8; i++) {
                for (int j = 0; j < 3; j++) {
                    i++;
                }
                reached = i;
                eight[i]++;
            }
        } catch (ArrayIndexOutOfBoundsException out) {
            report(8, reached);
        }
        try {
            for (int i = 8; i-- > -2; ) {
                reached = i;
                eight[i]++;
            }
        } catch (ArrayIndexOutOfBoundsException out) {
            report(9, reached);
        }
    }

    /// A loop that runs before it asks.
    private void afterFirst(int start) {
        int i = start & 7;
        try {
            do {
                i++;
            } while (eight[i] == 99 || i < 7);
            report(14, i);
        } catch (ArrayIndexOutOfBoundsException out) {
            report(15, i);
        }
        try {
            i = start & 7;
            do {
                i++;
            } while (i < 7);
            report(16, eight[i]);
        } catch (ArrayIndexOutOfBoundsException out) {
            report(17, i);
        }
    }

    /// Counts that wrap, although a condition and a start seem to keep them above zero.
    private void wraps() {
        int reached = 0;
        try {
            for (int i = 0; i < Integer.MAX_VALUE; i += (1 << 30) + 3) {
                reached = i;
                eight[i % 8]++;
            }
        } catch (ArrayIndexOutOfBoundsException out) {
            report(10, reached);
        }
        try {
            for (int i = 2; i < 8; i++) {
                reached = i;
                eight[i]++;
                if (i == 3) {
                    i -= 6;
                }
            }
        } catch (ArrayIndexOutOfBoundsException out) {
            report(11, reached);
        }
        try {
            int i = Integer.MAX_VALUE - 1;
            do {
                reached = i;
                eight[i % 8]++;
                i = i + 3;
            } while (i < 10);
        } catch (ArrayIndexOutOfBoundsException out) {
            report(12, reached);
        }
        try {
            for (int i = 0; i < 1 << 30; ) {
                reached = i;
                eight[i % 8]++;
                for (int j = 0; j < 3; j++) {
                    i = i + 800_000_001;
                }
            }
            for (int i = 5; i < 8; ) {
                reached = i;
                eight[i]++;
                for (int j = 0; j < 3; j++) {
                    i = i + 1_500_000_000;
                }
            }
        } catch (ArrayIndexOutOfBoundsException out) {
            report(13, reached);
        }
    }

    private int read(int number, int index) {
        try {
            return eight[index];
        } catch (ArrayIndexOutOfBoundsException out) {
            Log.info("%d: %d is out", number, index);
            return -1;
        }
    }

    /// Values that an operator seems to bound.
    private int bounded(int which, int number, int shift) {
        int few = number & 255;
        byte small = (byte) few;
        char wide = (char) number;
        return switch (which) {
            case 0 -> eight[number & 7];
            case 1 -> eight[number & -8];
            case 2 -> eight[number % 3];
            case 3 -> eight[number >>> 29];
            case 4 -> eight[number >>> 32];
            case 5 -> eight[number >>> shift];
            case 6 -> eight[number >> 28];
            case 7 -> eight[small >> 5];
            case 8 -> eight[wide >> 13];
            case 9 -> eight[wide >> 12];
            case 10 -> eight[few ^ 3];
            case 11 -> eight[few / 32];
            case 12 -> eight[few / 31];
            case 13 -> eight[-(few & 7)];
            case 14 -> eight[(int) ((long) number >>> 61)];
            case 15 -> eight[Math.abs(number) % 8];
            case 16 -> eight[number == 8 ? 7 : 8];
            case 17 -> eight[few * 20_000_000 & 15];
            case 18 -> eight[(few & 3) + (few & 4)];
            case 19 -> eight[(few & 3) + (few & 5)];
            case 20 -> eight[(few & 7) - 1];
            case 21 -> eight[(few & 3) * (few & 3)];
            case 22 -> eight[(few | 7) & 15];
            case 23 -> eight[few % 9];
            case 24 -> eight[(few + Integer.MAX_VALUE) >> 29];
            case 25 -> eight[(int) ((long) number >>> 0)];
            case 26 -> eight[(int) ((long) number >>> 64)];
            case 27 -> eight[number >>> 0];
            case 28 -> eight[(byte) (few | 128)];
            case 29 -> eight[(short) (wide & 0xfff8) >> 13];
            case 30 -> eight[(int) (few * 0x1_0000_0000L >> 29) >> 1];
            case 31 -> eight[(char) (few - 1) >> 13];
            default -> 0;
        };
    }

    private void ranges(int number, int shift) {
        for (int which = 0; which < 33; which++) {
            try {
                report(which, bounded(which, number, shift));
            } catch (ArrayIndexOutOfBoundsException out) {
                report(which, number);
            }
        }
        int at = number & 7;
        try {
            eight[at] = 1;
            at = at * 2;
            eight[at] = 2;
            at = (at + 1) * 1_000_000_000;
            eight[at] = 3;
        } catch (ArrayIndexOutOfBoundsException out) {
            report(35, at);
        }
        try {
            int divisor = number & 1;
            report(36, 10 / divisor);
            divisor -= 1;
            report(37, 10 % divisor);
        } catch (ArithmeticException zero) {
            report(38, number);
        }
        try {
            int size = number > 0 ? number : shift;
            var made = new int[size];
            size = number;
            made = new int[size];
            report(39, made.length);
        } catch (NegativeArraySizeException negative) {
            report(40, number);
        }
    }

    private static int sum(int[] numbers) {
        int sum = 0;
        for (int i = 0; i < numbers.length; i++) {
            sum += numbers[i];
        }
        return sum;
    }

    private static int fifth(int[] numbers) {
        return numbers[4];
    }

    private int last(int[] numbers, boolean shorter) {
        if (shorter) {
            numbers = filled;
        }
        return numbers[3];
    }

    /// Arrays of more than one length in one place.
    private void arrays() {
        report(50, fifth(eight) + sum(new int[] {1, 2, 3}));
        try {
            report(51, fifth(new int[4]));
        } catch (ArrayIndexOutOfBoundsException out) {
            report(52, 4);
        }
        try {
            report(53, last(eight, false));
            report(54, last(eight, true));
        } catch (ArrayIndexOutOfBoundsException out) {
            report(55, 3);
        }
        report(56, holder.numbers[7]);
        holder.numbers = new int[2];
        try {
            for (int i = 0; i < 8; i++) {
                calls = i;
                holder.numbers[i] = 1;
            }
        } catch (ArrayIndexOutOfBoundsException out) {
            report(57, calls);
        }
        var some = new int[6];
        try {
            for (int i = 0; i < some.length; i++) {
                calls = i;
                if (i == 3) {
                    some = new int[i];
                }
                some[i]++;
            }
        } catch (ArrayIndexOutOfBoundsException out) {
            report(58, calls);
        }
    }

    /// Rows that are missing, replaced or of another length.
    private void rows() {
        var grid = new int[3][4];
        report(60, grid[2][3]);
        grid[1] = new int[2];
        try {
            report(61, grid[1][3]);
        } catch (ArrayIndexOutOfBoundsException out) {
            report(62, 3);
        }
        var cube = new long[2][][];
        cube[0] = new long[2][2];
        try {
            report(63, (int) cube[0][1][1]);
            report(64, (int) cube[1][1][1]);
        } catch (NullPointerException missing) {
            report(65, 1);
        }
        var flags = new boolean[2][2];
        report(66, flags[1][1] ? 1 : 0);
        flags[1] = null;
        try {
            report(67, flags[1][1] ? 1 : 0);
        } catch (NullPointerException missing) {
            report(68, 1);
        }
    }

    private static int[] maybe(boolean there) {
        if (there) {
            return new int[5];
        }
        return null;
    }

    /// References that are null later.
    private void nulls() {
        int[] numbers = new int[3];
        int rounds = 0;
        try {
            while (rounds < 5) {
                report(70, numbers.length);
                rounds++;
                if (rounds == 2) {
                    numbers = null;
                }
            }
        } catch (NullPointerException gone) {
            report(71, rounds);
        }
        report(72, maybe(true).length);
        try {
            report(73, maybe(false).length);
        } catch (NullPointerException none) {
            report(74, 0);
        }
        Holder other = rounds == 2 ? null : holder;
        if (other != null || rounds == 2) {
            try {
                report(75, other.numbers.length);
            } catch (NullPointerException none) {
                report(76, rounds);
            }
        }
    }

    /// A parameter, of which nothing is known on the other way.
    private int joined(int index, boolean first) {
        if (first) {
            index = 3;
        }
        return eight[index];
    }

    private int narrowed(int index) {
        if (index >= 0 && index < 8) {
            calls++;
        }
        return eight[index];
    }

    /// Neighbours of an element that is far away.
    private int far(int[] numbers, int i) {
        int sum =
                numbers[i + Integer.MIN_VALUE] + numbers[i + (Integer.MIN_VALUE + 1)]
                        + numbers[i + (Integer.MIN_VALUE + 2)];
        sum += numbers[i + Integer.MIN_VALUE] * numbers[i + (Integer.MIN_VALUE + 1)];
        return sum;
    }

    private void joins(int index) {
        report(116, far(eight, Integer.MIN_VALUE + 1) + far(new int[9], Integer.MIN_VALUE + 1));
        try {
            report(110, joined(index, true) + joined(7, false));
            report(111, joined(index, false));
        } catch (ArrayIndexOutOfBoundsException out) {
            report(112, index);
        }
        try {
            report(113, narrowed(5));
            report(114, narrowed(index));
        } catch (ArrayIndexOutOfBoundsException out) {
            report(115, index);
        }
    }

    /// What is known on one way only.
    private void ways() {
        int index = calls * 100;
        narrowed:
        {
            if (index < 0 || index > 7) {
                break narrowed;
            }
            report(80, eight[index]);
        }
        report(81, read(81, index));
        try {
            report(82, eight[index]);
            index = 3;
        } catch (ArrayIndexOutOfBoundsException out) {
            report(83, read(83, index));
        }
        switch (calls) {
            case 3:
                index = 9;
            case 4:
                report(84, read(84, index));
                break;
            default:
                index = 2;
        }
        report(85, read(85, index));
        int place = 5;
        try {
            place = 50;
            report(86, eight[calls + 20]);
            place = 6;
        } catch (ArrayIndexOutOfBoundsException out) {
            report(87, read(87, place));
        } finally {
            place++;
        }
        report(88, read(88, place));
        try {
            int either = 30;
            if (place < 50) {
                either = 3;
            }
            report(91, eight[either]);
        } catch (ArrayIndexOutOfBoundsException out) {
            report(92, place);
        }
        try {
            int[] perhaps = maybe(place < 50);
            if (place < 50) {
                report(93, perhaps.length);
            }
            report(94, perhaps.length);
        } catch (NullPointerException none) {
            report(95, place);
        }
        int[] chosen = place > 50 ? filled : eight;
        try {
            report(89, chosen[5]);
        } catch (ArrayIndexOutOfBoundsException out) {
            report(90, chosen.length);
        }
    }

    private int change(int value) {
        eight[1] = value;
        calls = value;
        return value;
    }

    /// Earlier operands, which later ones change.
    private void order() {
        eight[1] = 1;
        report(100, eight[1] + change(10));
        report(101, eight[1] + eight[change(0) + 1] + eight[1]);
        int i = 1;
        eight[2] = 20;
        eight[3] = 30;
        report(102, eight[i++] + eight[i++] * eight[i]);
        report(103, i + eight[i = 2] + i);
        report(104, calls + change(7) + calls);
        int[] one = eight;
        report(105, one[2] + (one = filled)[2] + one.length);
        eight[1] = 5;
        report(106, eight[1] + (eight[1] = 6) + eight[1]);
        report(107, eight[1] * (eight[1]++ + ++eight[1]) - eight[1]--);
    }
}
