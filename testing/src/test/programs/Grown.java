// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// What programs that nobody wrote were once refused for, or compiled to bad C.
@KernelModule(name = "grown", license = "Dual MIT/GPL", description = "Found by fuzzing")
public final class Grown {
    enum Kind {
        RED(Integer.lowestOneBit(12)), GREEN(Math.floorMod(-7, 3));

        final int weight;

        Kind(int weight) {
            this.weight = weight;
        }
    }

    enum Mode {
        READ(1) {
            @Override
            int most(int p) {
                return p + weight;
            }

            @Override
            int turn(int p) {
                return most(p) - 1;
            }
        },
        WRITE(2) {
            @Override
            int most(int p) {
                return turn(p) - 2;
            }
        };

        final int weight;

        Mode(int weight) {
            this.weight = weight;
        }

        abstract int most(int p);

        int turn(int p) {
            return p * weight;
        }
    }

    interface Rule {
        int cost(int base);
    }

    record Fixed(int number) implements Rule {
        @Override
        public int cost(int base) {
            return number;
        }
    }

    record Box<T>(T content) {}

    private static final int[] NUMBERS = numbers(0);
    private static final Kind KIND = NUMBERS == null ? null : Kind.RED;

    private Rule rule = base -> base + 1;
    private Rule other = new Fixed(3);
    private final Rule[] rules = new Rule[3];
    private final int[] numbers = new int[4];

    public Grown() {
        Log.info("%d %d", Kind.RED.weight, Kind.GREEN.weight);
        for (var each : Mode.values()) {
            Log.info("%d %d", each.most(3), each.turn(5));
        }
        nulls();
        constants(1);
        constantNulls(1);
        truths("text", null);
        strings("one");
        strings(null);
        copied(1, "unused");
        shared(true);
        shared(false);
        Log.info("%d %d", rule.cost(1), other.cost(1));
    }

    private static void nulls() {
        try {
            Log.info("%d", ((Kind) null).weight);
        } catch (NullPointerException e) {
            Log.info("no kind");
        }
        try {
            Log.info("%d", ((Fixed) null).number());
        } catch (NullPointerException e) {
            Log.info("no rule");
        }
        try {
            Log.info("%d", ((int[]) null).length);
        } catch (NullPointerException e) {
            Log.info("no array");
        }
        Log.info("%b %b", (String) null == null, Kind.RED == (Kind) null);
    }

    private static void constants(int n) {
        Log.info(
                "%d",
                switch (Kind.values()[n]) {
                    case null -> 0;
                    case RED -> 1;
                    case GREEN -> 2;
                });
        Log.info(
                "%d",
                switch (Kind.values()[n].ordinal()) {
                    case 1 -> 10;
                    case 2, -1 -> 20; // there are none
                    default -> 30;
                });
        Log.info("%b %b", Kind.GREEN == null, Kind.values()[n] != null);
    }

    private static int[] numbers(int count) {
        return count == 0 ? null : new int[count];
    }

    /// Constants that turn out to be null when they are computed.
    private static void constantNulls(int n) {
        try {
            Log.info("%d", NUMBERS[n]);
        } catch (NullPointerException e) {
            Log.info("no numbers");
        }
        try {
            Log.info("%d", NUMBERS.length);
        } catch (NullPointerException e) {
            Log.info("no length");
        }
        try {
            Log.info("%d", KIND.weight);
        } catch (NullPointerException e) {
            Log.info("no kind");
        }
        Log.info("%b", KIND == Kind.RED);
    }

    /// Whether there is something, as a value: C would compare a pointer.
    private void truths(String one, String none) {
        boolean yes = parts() > 0;
        Log.info("%b %b", yes == (one != null), (none != null) == yes);
        Log.info("%b %b", yes != (one != null), (rule != null) ^ yes);
        Log.info("%b %b", yes & (one != null), (none != null) | !yes);
        Log.info("%b %b", (one != null) & (yes ? true : true), !yes | (yes ? false : true));
        Log.info("%b %b", yes ? rule != null : one != null, yes ? none != null : !yes);
    }

    /// What C knows of strings while it compiles: one that is null here, one that is no other.
    private void strings(String one) {
        if (one != null) {
            Log.info("%s", one);
        } else {
            Log.info("%d %s", 1, one);
        }
        Log.info(
                "%d",
                switch (rules.length > 100 ? "Zahl" : "") {
                    case "a" -> 1;
                    case "é€" -> 2;
                    default -> 3;
                });
    }

    /// A parameter that nothing names, and a field that is read more than once.
    private void copied(int index, String unused) {
        System.arraycopy(numbers, 0, numbers, index & 1, 2);
    }

    private int parts() {
        return rules.length;
    }

    /// Objects that are counted, and lambdas that are not, under one name.
    private void shared(boolean first) {
        rule = rule;
        var either = first ? rule : new Fixed(7);
        rules[0] = either;
        rules[1] = rules[0];
        rules[2] = first ? base -> base * 2 : other;
        other = rules[2];
        rule = rules[1];
        var box = new Box<>(other);
        Log.info("%d %d %d", either.cost(5), rules[2].cost(6), box.content().cost(7));
    }
}
