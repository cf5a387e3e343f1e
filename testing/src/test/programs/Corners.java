// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// Corners of patterns, lambdas and records.
@KernelModule(name = "corners", license = "Dual MIT/GPL", description = "Corners")
public final class Corners {
    sealed interface Value permits Num, Flag, Both, Empty {}

    record Num(long value) implements Value {}

    record Flag(boolean on, char letter, byte small, short middle) implements Value {}

    record Both(Num left, Flag right) implements Value {}

    record Empty() implements Value {}

    interface Visitor {
        long visit(Value value);

        default Visitor twice() {
            Log.info("twice");
            return this;
        }
    }

    interface Supplier<T> {
        T get();
    }

    interface Chooser {
        boolean choose(Value a, Value b);
    }

    record Checked(int low, int high) {
        Checked {
            if (low > high) {
                throw new IllegalArgumentException();
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Checked(int l, _) && l == low;
        }

        @Override
        public int hashCode() {
            return low;
        }
    }

    enum Kind {
        ONE,
        TWO
    }

    record Named(String name, int[] numbers) {}

    record Text(String first, String second) {}

    record Kinds(Kind kind, String name) {}

    static class Same {
        @Override
        public boolean equals(Object other) {
            Log.info("equals");
            return super.equals(other);
        }

        @Override
        public String toString() {
            return "same";
        }
    }

    record Wrapper(Checked inner, int extra) {}

    static final class Node<T extends Value> {
        private final T value;

        Node(T value) {
            this.value = value;
        }

        T value() {
            return value;
        }

        long size() {
            return switch (value) {
                case null -> -1L;
                case Num n -> n.value;
                case Flag f when f.on -> 1;
                case Flag _ -> 0;
                case Both(var l, var r) when l != null && r == null -> l.value();
                case Both(Num(long v), Flag(var on, var c, var s, var m)) -> v + (on ? c : s * m);
                case Both _ -> -2;
                case Empty e -> e.hashCode();
            };
        }
    }

    private final Visitor first = value -> value instanceof Num n ? n.value() : -1;

    private final Visitor second =
            value -> {
                if (!(value instanceof Flag flag)) {
                    return -5;
                }
                return flag.on() ? 1 : 0;
            };

    public Corners() {
        records();
        nodes();
        lambdas();
        scopes(new Num(4), new Flag(true, 'x', (byte) -3, (short) 7));
        scopes(null, new Empty());
        scopes(new Flag(false, 'y', (byte) 1, (short) 2), new Num(8));
        nested(new Both(new Num(1), new Flag(true, 'b', (byte) 0, (short) 0)));
        nested(new Both(null, null));
    }

    private static void records() {
        var flag = new Flag(true, 'c', (byte) -1, (short) -300);
        Log.info("%d %d", flag.hashCode(), new Num(1L << 33 | 5).hashCode());
        Log.info("%d %d", new Empty().hashCode(), new Both(new Num(-1), flag()).hashCode());
        Log.info("%d", new Both(null, null).hashCode());
        Value same = new Flag(true, 'c', (byte) -1, (short) -300);
        Log.info("%b %b %b", flag.equals(same), same.equals(flag), same.equals(null));
        var empty = new Empty();
        Log.info("%b %b", new Both(new Num(1), flag()).equals(null), empty.equals(new Empty()));
        var both = new Both(new Num(7), null);
        Log.info("%b", both.equals(new Both(new Num(7), null)));
        Log.info("%b", both.equals(new Both(null, null)));
        Log.info("%b", new Checked(1, 2).equals(new Checked(1, 3)));
        Log.info("%b", new Wrapper(new Checked(1, 2), 0).equals(new Wrapper(new Checked(1, 9), 0)));
        Log.info("%d", new Wrapper(new Checked(1, 2), 6).hashCode());
        var named = new Named("ä", null);
        Log.info("%d %b", new Text("ä", null).hashCode(), named.equals(new Named("ä", new int[0])));
        Log.info("%b", new Named(null, null).equals(new Named(null, null)));
        Log.info("%b", new Kinds(Kind.ONE, "a").equals(new Kinds(Kind.TWO, "a")));
        Log.info("%b", new Kinds(Kind.ONE, "a").equals(new Kinds(Kind.ONE, "a")));
        var one = new Same();
        Log.info("%b %b %s", one.equals(one), one.equals(new Same()), one.toString());
        Object any = new Checked(5, 6);
        Log.info("%b %d", any.equals(new Checked(5, 7)), new Wrapper(null, 3).hashCode());
        try {
            Log.info("%d", new Checked(3, 2).high);
        } catch (IllegalArgumentException e) {
            Log.info("not checked");
        }
    }

    private static Flag flag() {
        return new Flag(true, 'c', (byte) -1, (short) -300);
    }

    private static void nodes() {
        Log.info("%d", new Node<>(new Num(12)).size());
        Log.info("%d", new Node<Value>(null).size());
        Log.info("%d", new Node<>(new Flag(false, 'a', (byte) 0, (short) 1)).size());
        Log.info("%d", new Node<>(new Both(new Num(3), null)).size());
        Log.info("%d", new Node<>(new Both(null, null)).size());
        var flag = new Flag(false, 'a', (byte) 5, (short) 100);
        Log.info("%d", new Node<>(new Both(new Num(3), flag)).size());
        Log.info("%d", new Node<>(new Empty()).size());
        Node<? extends Value> any = new Node<>(new Num(9));
        Log.info("%b", any.value() instanceof Num(var v) && v > 8);
    }

    private void lambdas() {
        Log.info("%d %d", first.visit(new Num(5)), second.twice().visit(new Empty()));
        Log.info("%d", second.visit(new Flag(true, 'z', (byte) 1, (short) 1)));
        Supplier<Num> maker = () -> new Num(77);
        Log.info("%d", maker.get().value());
        Supplier<Empty> empty = Empty::new;
        Log.info("%b", empty.get().equals(new Empty()));
        Chooser chooser = (a, b) -> a == b;
        var one = new Num(1);
        Log.info("%b %b", chooser.choose(one, one), chooser.choose(one, new Num(1)));
        Chooser equal = (a, b) -> a.equals(b);
        Log.info("%b", equal.choose(one, new Num(1)));
        Log.info("%d", apply(v -> v instanceof Empty ? 3 : 4, new Empty()));
        Visitor chosen = one.value() > 0 ? v -> 10 : v -> 20;
        Log.info("%d", chosen.visit(null));
        Log.info("%d", pick(2).visit(one) + pick(0).visit(one));
        try {
            Log.info("%d", pick(3).visit(one));
        } catch (NullPointerException e) {
            Log.info("no visitor");
        }
    }

    private static Visitor pick(int n) {
        return switch (n) {
            case 0 -> v -> 1;
            case 1, 2 -> Corners::two;
            default -> null;
        };
    }

    private static long two(Value value) {
        return 2;
    }

    private static long apply(Visitor visitor, Value value) {
        return visitor.visit(value);
    }

    private void scopes(Value a, Value b) {
        if (!(a instanceof Num n) || n.value() < 3) {
            Log.info("no number");
        } else {
            Log.info("%d", n.value());
        }
        int found = a instanceof Flag f ? f.letter() : b instanceof Flag f ? f.middle() : -1;
        Log.info("%d", found);
        boolean both =
                a instanceof Num n && b instanceof Flag(var on, char c, _, _) && on && c == 'x';
        Log.info("%b", both);
        for (int i = 0; i < 3 && !(a instanceof Flag f && f.middle() == i); i++) {
            Log.info("round %d", i);
        }
        var text =
                switch (a) {
                    case Num n when n.value() > 3 && b instanceof Flag f && f.on() -> "both";
                    case Num _ -> "number";
                    case null, default -> "other";
                };
        Log.info("%s", text);
        Value at = a;
        while (at instanceof Num n && n.value() > 0) {
            Log.info("at %d", n.value());
            at = b;
        }
        synchronizedIsOut(at);
    }

    private static void synchronizedIsOut(Object any) {
        switch (any) {
            case Num(long v) -> Log.info("num %d", v);
            case Value v when v.equals(new Empty()) -> Log.info("empty");
            case Checked c -> Log.info("checked %d", c.low());
            case null -> Log.info("null");
            case Object o -> Log.info("object %b", o instanceof Flag);
        }
    }

    private static void nested(Value value) {
        outer:
        for (int i = 0; i < 3; i++) {
            switch (value) {
                case Both(Num(var v), Flag f) -> {
                    switch (f) {
                        case Flag(boolean on, char c, byte s, short m) when on -> {
                            Log.info("on %d %d", v, i);
                            if (i == 1) break outer;
                        }
                        case Flag _ -> Log.info("off");
                    }
                }
                case Both b -> {
                    Log.info("both");
                    continue outer;
                }
                default -> throw new IllegalStateException();
            }
            Log.info("after");
        }
    }
}
