// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

@KernelModule(name = "inner", license = "GPL", description = "Inner and local classes")
public final class Inner {
    private int count = 5;
    private final Mutex lock = new Mutex();
    private final Counter counter = new Counter(3);

    interface Visitor { int visit(int n); }

    final class Counter {
        private int own;
        final class Deep {
            int get() { return count * 1000 + Inner.this.count; }
        }
        Counter(int own) { this.own = own; count++; }
        void step() {
            try (var _ = lock.acquire()) {
                count += own;
                Inner.this.count++;
                own--;
                touch(own);
            }
        }
        int total() { return count + this.own; }
        Deep deep() { return new Deep(); }
    }

    public Inner() {
        counter.step();
        Log.info("%d %d", count, counter.total());
        Log.info("%d", counter.deep().get());
        class Pair {
            final int a, b;
            Pair(int a, int b) { this.a = a; this.b = b; }
            int sum() { return a + b + count; }
        }
        record Point(int x, int y) {
            int norm() { return x * x + y * y; }
        }
        enum Side { LEFT, RIGHT }
        Log.info("%d", new Pair(1, 2).sum());
        Log.info("%d", new Point(3, 4).norm());
        Log.info("%s", Side.RIGHT.name());
        Log.info("%d", other());
        Log.info("%d", use(new Visitor() {
            private int calls = 7;
            @Override public int visit(int n) { return n * calls++ + count + calls; }
        }, 4));
        Visitor twice = new Visitor() { @Override public int visit(int n) { return 2 * n; } };
        Log.info("%d", twice.visit(21));
        Log.info("%d", use(n -> n + 1, 1));
    }

    private static int use(Visitor visitor, int n) { return visitor.visit(n); }

    private void touch(int n) { count += 100 * n; }

    private int other() {
        final int constant = 40;
        class Pair {
            int value() { return constant + 2; }
        }
        return new Pair().value();
    }
}
