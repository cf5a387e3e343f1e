// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

/// Interfaces, abstract classes and records.
@KernelModule(name = "shapes", license = "Dual MIT/GPL", description = "Shapes")
public final class Shapes {
    sealed interface Shape permits Circle, Polygon {
        int area();

        default int twice() {
            return 2 * area();
        }
    }

    record Circle(int radius) implements Shape {
        @Override
        public int area() {
            return 3 * radius * radius;
        }
    }

    abstract static sealed class Polygon implements Shape {
        final int sides;

        Polygon(int sides) {
            this.sides = sides;
            Log.info("polygon %d: %s", sides, name());
        }

        abstract String name();

        int sides() {
            return sides;
        }
    }

    static final class Square extends Polygon {
        final int side;

        Square(int side) {
            super(4);
            this.side = side;
        }

        @Override
        String name() {
            return "square";
        }

        @Override
        public int area() {
            return side * side;
        }

        @Override
        public int twice() {
            return super.twice() + sides;
        }
    }

    static non-sealed class Triangle extends Polygon {
        private final Circle round;

        Triangle(Circle round) {
            super(3);
            this.round = round;
        }

        @Override
        String name() {
            return "triangle";
        }

        @Override
        public int area() {
            return round.area();
        }

        @Override
        int sides() {
            return super.sides() + 1;
        }
    }

    static final class Flat extends Triangle {
        Flat() {
            super(new Circle(1));
        }

        @Override
        public int area() {
            return 0;
        }
    }

    public Shapes() {
        show(new Circle(2));
        show(new Square(3));
        show(new Triangle(new Circle(5)));
        show(new Flat());
        Shape shape = new Square(7);
        Log.info("%d", ((Polygon) shape).sides());
        try {
            var circle = (Circle) shape;
            Log.info("%d", circle.radius());
        } catch (ClassCastException e) {
            Log.info("no circle");
        }
        var a = new Circle(1);
        var b = new Circle(1);
        Log.info("%b %b %d", a.equals(b), a == b, a.hashCode());
    }

    private void show(Shape shape) {
        Log.info("%d %d", shape.area(), shape.twice());
    }
}
