// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

/// `instanceof`, record patterns and `switch` over objects.
@KernelModule(name = "patterns", license = "Dual MIT/GPL", description = "Patterns")
public final class Patterns {
    sealed interface Shape permits Circle, Square, Pair, Odd {}

    record Point(int x, int y) {}

    record Circle(Point center, int radius) implements Shape {}

    record Square(int side) implements Shape {}

    record Pair(Circle first, Circle second) implements Shape {}

    record Odd(int value) implements Shape {
        @Override
        public int value() {
            return 10 / value;
        }
    }

    public Patterns() {
        tests(new Circle(new Point(1, 2), 3));
        tests(new Square(4));
        tests(null);
        var both = new Pair(new Circle(new Point(5, 6), 7), new Circle(null, 8));
        tests(both);
        tests(new Pair(null, null));
        tests(new Odd(5));
        tests(new Odd(0));
    }

    private void tests(Shape shape) {
        Log.info("%b %b", shape instanceof Circle, !(shape instanceof Square));
        if (shape instanceof Circle c && c.radius() > 2) {
            Log.info("circle %d", c.radius);
        }
        if (shape instanceof Circle(Point(int x, int y), var radius) && x < y) {
            Log.info("circle at %d %d of %d", x, y, radius);
        }
        if (shape instanceof Pair(Circle c, Circle(Point _, int r)) && r > 0) {
            Log.info("pair %d %d", c.radius(), r);
        }
        Log.info("%s", early(shape));
        try {
            Log.info("%d", classes(shape));
        } catch (NullPointerException e) {
            Log.info("null");
        } catch (MatchException e) {
            Log.info("no match");
        }
        try {
            Log.info("%d", guards(shape));
        } catch (MatchException e) {
            Log.info("no match");
        }
        old(shape);
        for (Shape at = shape; at instanceof Pair(Circle one, Circle _); at = one) {
            Log.info("one of two");
        }
    }

    private static String early(Shape shape) {
        if (!(shape instanceof Square s)) {
            return "not a square";
        }
        return s.side() > 3 ? "big" : "small";
    }

    private static int classes(Shape shape) {
        return switch (shape) {
            case Circle(Point _, int radius) -> radius;
            case Square s -> s.side();
            case Pair p -> p.first() == null ? -1 : p.first().radius();
            case Odd(int value) -> value;
        };
    }

    private static int guards(Shape shape) {
        return switch (shape) {
            case null -> -1;
            case Circle c when c.radius() > 5 -> 100;
            case Circle(Point(var x, var y), _) when x == y -> 200;
            case Circle c -> c.radius();
            case Square(int side) when side > 100 -> side;
            case Square _, Odd _ -> 300;
            case Pair(Circle(Point(int x, _), _), Circle second) when second != null -> x;
            case Pair(Circle a, Circle _) when a != null -> 400;
            case Pair _ -> 500;
        };
    }

    private static void old(Shape shape) {
        switch (shape) {
            case Circle c:
                Log.info("old circle %d", c.radius());
                break;
            case Square s when s.side() > 3:
                Log.info("old square %d", s.side());
            case null, default:
                Log.info("old rest");
        }
        switch (shape) {
            case Circle c -> {
                if (c.radius() == 3) {
                    break;
                }
                Log.info("other circle");
            }
            case null, default -> Log.info("rest");
        }
    }
}
