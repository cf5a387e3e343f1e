// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

/// Generics by erasure, lambdas and method references.
@KernelModule(name = "functions", license = "Dual MIT/GPL", description = "Functions")
public final class Functions {
    interface IntOperation {
        int apply(int a, int b);

        default IntOperation self() {
            return this;
        }
    }

    interface Function<A, B> {
        B apply(A argument) throws Errno;
    }

    interface Condition<T> {
        boolean test(T value);

        static <T> boolean not(Condition<? super T> condition, T value) {
            return !condition.test(value);
        }
    }

    interface Task {
        void run();
    }

    interface Maker<T> {
        T make(int number);
    }

    record Number(int value) {
        Number next() {
            return new Number(value + 1);
        }

        static boolean isEven(Number number) {
            return number.value % 2 == 0;
        }
    }

    record Name(long id) {}

    record Box<T>(T content) {
        <R> R with(Function<? super T, R> function) throws Errno {
            return function.apply(content);
        }
    }

    record Two<A, B extends Number2>(A first, B second) {
        int sum() {
            return second.value() + 1;
        }
    }

    sealed interface Number2 permits Small, Big {
        int value();
    }

    record Small(int value) implements Number2 {}

    record Big(int value) implements Number2 {}

    static final class Plus implements IntOperation {
        private final int more;

        Plus(int more) {
            this.more = more;
        }

        @Override
        public int apply(int a, int b) {
            return a + b + more;
        }
    }

    static final class ByNumber implements Condition<Number> {
        @Override
        public boolean test(Number value) {
            return value.value() > 10;
        }
    }

    static final class Operations {
        final IntOperation first;
        final IntOperation second;

        Operations(IntOperation first, IntOperation second) {
            this.first = first;
            this.second = second;
        }

        int run(int a, int b) {
            return second.self().apply(first.apply(a, b), b);
        }
    }

    public Functions() throws Errno {
        var one = new Operations((a, b) -> a * b, new Plus(7));
        Log.info("%d", one.run(3, 4));
        var other = new Operations(Functions::power, (a, b) -> {
            int sum = 0;
            for (int i = 0; i < b; i++) {
                sum += a;
            }
            return sum;
        });
        Log.info("%d", other.run(2, 5));

        var box = new Box<>(new Number(41));
        Log.info("%d", box.content().value());
        Log.info("%d", box.with(Number::next).value());
        Log.info("%b", Condition.not(Number::isEven, box.content()));
        Log.info("%b", holds(new ByNumber(), box.content()));
        Box<Name> named = new Box<>(new Name(1L << 40));
        if (named instanceof Box<Name>(Name(var id))) {
            Log.info("%d", id);
        }
        Log.info("%b", box.equals(new Box<>(new Number(41))));
        Log.info("%d", new Two<>(new Name(1), new Big(2)).second().hashCode());
        var two = new Two<>(new Name(5), new Big(9));
        Log.info("%d %d %d", two.first().id(), two.second().value(), two.sum());
        Maker<Number> maker = Number::new;
        Log.info("%d", maker.make(77).value());
        Task task = () -> Log.info("task");
        task.run();
        polluted();
        Log.info("%d", pick(new Small(1), new Big(2), true).value());
        Object any = two.second();
        Log.info("%b %b", any instanceof Number2, any instanceof Name);
        try {
            box.with(Functions::fails);
        } catch (Errno e) {
            Log.info("%d", e.code());
        }
    }

    private static Number fails(Object number) throws Errno {
        if (number instanceof Number) {
            throw new Errno(Errno.EPERM);
        }
        return new Number(0);
    }

    private static <T extends Number2> T pick(T a, T b, boolean first) {
        return first ? a : b;
    }

    @SuppressWarnings("unchecked")
    private static void polluted() {
        Box<?> box = new Box<>(new Name(3));
        var wrong = (Box<Number>) box;
        try {
            Log.info("%d", wrong.content().value());
        } catch (ClassCastException e) {
            Log.info("a name is no number");
        }
    }

    private static <T> boolean holds(Condition<T> condition, T value) {
        return condition.test(value);
    }

    private static int power(int a, int b) {
        int product = 1;
        for (int i = 0; i < b; i++) {
            product *= a;
        }
        return product;
    }
}
