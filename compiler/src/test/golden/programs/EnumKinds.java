// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// Enums that implement interfaces, and constants with bodies.
@KernelModule(name = "enumkinds", license = "Dual MIT/GPL", description = "Kinds of enums")
public final class EnumKinds {
    interface Named {
        String name();

        int ordinal();

        default int doubled() {
            return 2 * ordinal();
        }
    }

    sealed interface Shape permits Unit, Square, Odd {
        int area();
    }

    enum Unit implements Shape, Named {
        DOT(0),
        TILE(1);

        private final int area;

        Unit(int area) {
            this.area = area;
        }

        @Override
        public int area() {
            return area;
        }
    }

    record Square(int side) implements Shape {
        @Override
        public int area() {
            return side * side;
        }
    }

    enum Odd implements Shape {
        LINE {
            @Override
            public int area() {
                return 0;
            }

            @Override
            public String toString() {
                return "a line";
            }
        },
        BLOB {
            @Override
            public int area() {
                return twice(21);
            }

            private int twice(int value) {
                return 2 * value + ordinal() - 1;
            }
        }
    }

    enum Op {
        PLUS("+") {
            @Override
            int apply(int a, int b) {
                return a + b;
            }
        },
        MINUS("-") {
            @Override
            int apply(int a, int b) {
                return a - b;
            }

            @Override
            int rank() {
                return super.rank() + 10;
            }
        },
        TIMES("*") {
            @Override
            int apply(int a, int b) throws Errno {
                if (a > 1000) throw new Errno(Errno.ERANGE);
                return a * b;
            }

            @Override
            int rank() {
                return FACTOR * symbol.length();
            }

            static final int FACTOR = 7;
        };

        final String symbol;

        Op(String symbol) {
            this.symbol = symbol;
        }

        abstract int apply(int a, int b) throws Errno;

        int rank() {
            return ordinal();
        }
    }

    enum Plain { ONE, TWO, THREE }

    record Box<T>(T content) {}

    private static final int SUM = sum();

    private static int sum() {
        int sum = 0;
        for (Shape each : Unit.values()) {
            sum += each.area();
            if (each instanceof Named) sum += 10;
        }
        Shape odd = Odd.BLOB;
        return sum * 1000 + odd.area();
    }

    private Shape kept = Unit.TILE;

    public EnumKinds() throws Errno {
        Log.info("%d", SUM);
        shapes();
        ops();
        patterns();
        boxes();
        holding();
    }

    private void shapes() {
        show(Unit.DOT);
        show(Unit.TILE);
        show(new Square(4));
        show(Odd.LINE);
        show(Odd.BLOB);
        Named named = Unit.TILE;
        Log.info("%s %d %d", named.name(), named.ordinal(), named.doubled());
        Log.info("%s %s", Odd.LINE.toString(), Odd.BLOB.toString());
        Shape shape = Unit.DOT;
        Log.info("%b %b %b", shape == Unit.DOT, shape instanceof Named, shape instanceof Odd);
        Log.info("%b", (Named) Unit.DOT instanceof Shape);
        try {
            var odd = (Odd) shape;
            Log.info("%s", odd.name());
        } catch (ClassCastException e) {
            Log.info("no odd");
        }
    }

    private static void show(Shape shape) {
        String kind =
                switch (shape) {
                    case Unit unit -> unit.name();
                    case Square(int side) -> side > 3 ? "large" : "small";
                    case Odd odd -> odd.toString();
                };
        Log.info("%s %d", kind, shape.area());
    }

    private void ops() throws Errno {
        for (var op : Op.values()) {
            Log.info("%s %s %d %d", op.name(), op.symbol, op.apply(7, 3), op.rank());
        }
        Log.info("%d", Op.valueOf("MINUS").compareTo(Op.TIMES));
        try {
            Log.info("%d", Op.TIMES.apply(1001, 1));
        } catch (Errno e) {
            Log.info("error %d", e.code());
        }
        try {
            Log.info("%s", Op.valueOf("DIVIDE").name());
        } catch (IllegalArgumentException e) {
            Log.info("no such constant");
        }
    }

    private static String name(Shape shape) {
        return switch (shape) {
            case Unit.DOT -> "the dot";
            case Odd.BLOB -> "the blob";
            case Square s when s.side() > 9 -> "vast";
            case Unit u when u.area() == 1 -> "one";
            case Unit _, Odd _, Square _ -> "other";
        };
    }

    private static int number(Plain plain, int limit) {
        return switch (plain) {
            case null -> -1;
            case ONE -> 1;
            case Plain p when p.ordinal() > limit -> 100 + p.ordinal();
            case TWO -> 2;
            case THREE -> 3;
        };
    }

    private static int length(String text) {
        return switch (text) {
            case "one", "two" -> 3;
            case String s when s.length() > 5 -> -s.length();
            case "three" -> 5;
            case String s -> s.length() + 100;
        };
    }

    private void patterns() {
        Log.info("%s %s %s", name(Unit.DOT), name(Unit.TILE), name(Odd.BLOB));
        Log.info("%s %s %s", name(Odd.LINE), name(new Square(10)), name(new Square(1)));
        for (int i = 0; i < 3; i++) {
            Log.info(
                    "%d %d %d %d",
                    number(null, i),
                    number(Plain.ONE, i),
                    number(Plain.TWO, i),
                    number(Plain.THREE, i));
        }
        Log.info("%d %d %d", length("one"), length("three"), length("eleven"));
        Log.info("%d %d", length("four"), length("two"));
        try {
            Log.info("%d", length(null));
        } catch (NullPointerException e) {
            Log.info("null");
        }
    }

    private void boxes() {
        var box = new Box<>(Plain.TWO);
        Log.info("%s %d", box.content().name(), box.content().ordinal());
        Object any = Plain.THREE;
        Log.info("%b %b", any instanceof Plain, any instanceof Box<?>);
        if (any instanceof Plain plain) Log.info("%s", plain.name());
        Log.info("%b %b", any.equals(Plain.THREE), any.equals(Plain.ONE));
        Box<Shape> shapes = new Box<>(Odd.BLOB);
        Log.info("%d %b", shapes.content().area(), shapes.equals(new Box<Shape>(Odd.BLOB)));
    }

    /// A variable may hold an object at one time and a constant at another; some are shared.
    private void holding() {
        for (int i = 0; i < 4; i++) {
            Shape shape = i % 2 == 0 ? new Square(i) : Unit.TILE;
            if (i == 3) shape = new Square(33);
            var old = kept;
            kept = shape;
            Log.info("%d %d %d", shape.area(), kept.area(), old.area());
        }
        kept = Odd.LINE;
        var shapes = new Shape[] {kept, new Square(5), Unit.TILE};
        shapes[0] = shapes[1];
        kept = shapes[0];
        Log.info("%d %d", shapes[0].area(), kept.area());
    }
}
