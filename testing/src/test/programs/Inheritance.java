// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// What inherits what, in which order, and which method runs.
@KernelModule(name = "inheritance", license = "Dual MIT/GPL", description = "Inheritance")
public final class Inheritance {
    abstract static class Animal {
        int legs = 4;
        final String sound = first();
        int born;

        {
            born = count("animal");
        }

        Animal() {
            this(1);
            Log.info("Animal()");
        }

        Animal(int n) {
            Log.info("Animal(%d) %d %s", n, legs(), sound);
        }

        private String first() {
            return "first of Animal";
        }

        int count(String what) {
            Log.info("count %s", what);
            return 1;
        }

        int legs() {
            return legs;
        }

        static String kind() {
            return "animal";
        }

        Animal self() {
            return this;
        }

        abstract int weight();
    }

    static class Bird extends Animal {
        int legs = 2;
        final int wings;

        Bird(int wings) {
            super(wings + 1);
            this.wings = wings;
            Log.info("Bird %d %d %d", legs, super.legs, born);
        }

        private String first() {
            return "first of Bird";
        }

        @Override
        int count(String what) {
            Log.info("bird counts %s", what);
            return super.count(what) + 10;
        }

        @Override
        int legs() {
            return legs;
        }

        static String kind() {
            return "bird";
        }

        @Override
        Bird self() {
            return this;
        }

        @Override
        int weight() {
            return wings * 10;
        }
    }

    static final class Penguin extends Bird {
        final int tail = 7;

        Penguin() {
            Log.info("before super");
            super(argument(2));
            Log.info("Penguin %d", tail);
        }

        private static int argument(int n) {
            Log.info("argument %d", n);
            return n;
        }

        @Override
        int weight() {
            return super.weight() + tail;
        }

        @Override
        int legs() {
            return tail + super.legs();
        }
    }

    static final class Dog extends Animal {
        @Override
        int weight() {
            return 30;
        }
    }

    interface Left {
        default String name() {
            return "left";
        }

        int number();
    }

    interface Right {
        default String name() {
            return "right";
        }

        int number();
    }

    interface Deeper extends Left {
        @Override
        default String name() {
            return "deeper " + "still";
        }
    }

    static class Both implements Left, Right {
        @Override
        public String name() {
            return Right.super.name();
        }

        @Override
        public int number() {
            return 1;
        }
    }

    static final class More extends Both implements Deeper {
        @Override
        public int number() {
            return 2;
        }
    }

    record Deep(int number) implements Deeper, Left {}

    abstract static class Sink<T> {
        abstract void put(T value);

        void twice(T value) {
            put(value);
            put(value);
        }

        T same(T value) {
            return value;
        }
    }

    static final class DogSink extends Sink<Dog> {
        int weights;

        @Override
        void put(Dog dog) {
            weights += dog.weight();
        }

        @Override
        Dog same(Dog dog) {
            weights++;
            return dog;
        }
    }

    static final class BirdSink extends Sink<Bird> {
        @Override
        void put(Bird bird) {
            Log.info("bird of %d", bird.weight());
        }
    }

    private int order;

    public Inheritance() {
        var bird = new Bird(2);
        show(bird);
        show(new Penguin());
        show(new Dog());
        Animal animal = bird;
        Log.info("%d %d %d", animal.legs, bird.legs, ((Animal) bird).legs);
        animal.legs = 8;
        bird.legs += 3;
        Log.info("%d %d %d", animal.legs, bird.legs, bird.self().wings);
        Log.info("%s %s", Animal.kind(), Bird.kind());
        interfaces();
        generics();
        order();
        values(3);
    }

    private static void show(Animal animal) {
        Log.info("%d legs, %d %d", animal.legs(), animal.weight(), animal.self().weight());
    }

    private static void interfaces() {
        Left left = new Both();
        Right right = new More();
        Log.info("%s %d %s %d", left.name(), left.number(), right.name(), right.number());
        Deeper deep = new Deep(5);
        Left seen = deep;
        Log.info("%s %d %d", seen.name(), seen.number(), deep.number());
        Log.info("%b %b", left instanceof Right, right instanceof Deeper);
        Log.info("%b", left.equals(deep));
    }

    @SuppressWarnings("unchecked")
    private static void generics() {
        var sink = new DogSink();
        sink.twice(new Dog());
        Sink<Dog> dogs = sink;
        dogs.put(new Dog());
        Log.info("%d %d", sink.weights, dogs.same(new Dog()).weight());
        Sink<?> any = dogs;
        var wrong = (Sink<Bird>) any;
        try {
            wrong.put(new Bird(1));
        } catch (ClassCastException e) {
            Log.info("no sink for birds");
        }
        Log.info("%d", sink.weights);
        Sink<?> other = new BirdSink();
        ((Sink<Bird>) other).twice(new Penguin());
    }

    private Animal none(String why) {
        Log.info("none: %s", why);
        return null;
    }

    private int next() {
        order++;
        Log.info("next %d", order);
        return order;
    }

    private void order() {
        try {
            take(none("receiver").legs(), next());
        } catch (NullPointerException e) {
            Log.info("null");
        }
        Sink<Dog> sink = null;
        try {
            sink.put(pick(next()));
        } catch (NullPointerException e) {
            Log.info("null after the argument");
        }
        try {
            Bird bird = (Bird) none("cast");
            Log.info("%b", bird == null);
            Log.info("%d", bird.wings);
        } catch (NullPointerException e) {
            Log.info("null has no wings");
        }
    }

    private Dog pick(int number) {
        return null;
    }

    private static void take(int a, int b) {}

    private void values(int n) {
        Animal chosen =
                switch (n) {
                    case 1 -> new Dog();
                    case 2, 3 -> new Bird(n);
                    default -> new Penguin();
                };
        Log.info("%d", chosen.weight());
        Animal other = n > 2 ? new Dog() : new Penguin();
        Log.info("%d", other.weight());
        Log.info("%d", make(n) instanceof Bird b ? b.wings : -1);
        if (make(n + 1) instanceof Dog dog && dog.weight() > next()) {
            Log.info("dog %d", dog.legs());
        }
        int rounds = 0;
        while (!(make(rounds) instanceof Penguin penguin)) {
            rounds++;
        }
        Log.info("%d after %d", penguin.weight(), rounds);
        do {
            rounds--;
        } while (make(rounds) instanceof Penguin p && p.tail > rounds && rounds > 3);
        switch (make(n)) {
            case Penguin p -> Log.info("penguin %d", p.tail);
            case Bird b when b.wings > 5 -> Log.info("many wings");
            case Bird b -> Log.info("bird %d", b.wings);
            default -> Log.info("else");
        }
        Animal a = make(1);
        if (a instanceof Dog d) {
            d.legs = 3;
            a = make(2);
            Log.info("%d", a.legs());
        }
        boolean big = a instanceof Bird b && b.wings > 1 || a instanceof Dog;
        Log.info("%b", big);
    }

    private static Animal make(int n) {
        return switch (n % 4) {
            case 0, 1 -> new Dog();
            case 3 -> new Bird(n);
            default -> n > 5 ? new Penguin() : new Dog();
        };
    }
}
