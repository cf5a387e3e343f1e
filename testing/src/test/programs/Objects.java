// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// Objects, arrays, who owns them, and the containers of the kernel.
@KernelModule(name = "objects", license = "Dual MIT/GPL", description = "Objects")
public final class Objects {
    @Slab
    static final class Item extends ListEntry {
        final int number;
        long weight = 5;

        Item(int number) {
            this.number = number;
        }
    }

    static final class Point {
        static final int ORIGIN = 0;
        int x;
        int y = 3;
        final boolean marked;

        {
            y++;
        }

        Point(int x, int y) {
            this(x, y, false);
            this.y += 100;
        }

        Point(int x, int y, boolean marked) {
            this.x = x;
            Log.info("initial y %d", this.y);
            this.y = y;
            this.marked = marked;
        }

        Point() {
            this(ORIGIN, ORIGIN);
        }

        int norm() {
            return Math.max(x, y) - Math.min(x, y);
        }

        boolean isLeftOf(Point other) {
            return x < other.x;
        }

        static Point diagonal(int n) {
            return new Point(n, n, true);
        }
    }

    static final class Line {
        final Point from;
        final Point to;
        final int[] weights;

        Line(Point from, Point to, int[] weights) {
            this.from = from;
            this.to = to;
            this.weights = weights;
        }

        int length() {
            return to.x - from.x + weights.length;
        }
    }

    static final class Empty {}

    private final KernelList<Item> list = new KernelList<>();
    private final Mutex lock = new Mutex();
    private final int[] table;
    private final Point fixed = new Point(1, 2);

    public Objects(){
        table = new int[] {3, 1, 2};
        points();
        lines();
        identity();
        arrays(4);
        moves();
        try (var _ = lock.acquire()) {
            list();
        }
        Log.info("%d", fixed.norm() + table[0]);
    }

    private void points() {
        var a = new Point(7, 9);
        var b = new Point();
        var c = Point.diagonal(5);
        Log.info("%d %d %b", a.x, a.y, a.marked);
        Log.info("%d %d %b", b.x, b.y, b.marked);
        Log.info("%d %d %b", c.x, c.y, c.marked);
        Log.info("%b %b %d", a.isLeftOf(b), b.isLeftOf(a), a.norm());
        a.x = b.y = c.x = 12;
        Log.info("%d %d %d", a.x, b.y, c.x);
        Log.info("%d", new Point(1, 50, true).norm());
        Log.info("%d", Point.diagonal(3).x + new Point(4, 4).y);
        Point maybe = a.x > 12 ? new Point() : null;
        Log.info("%b", maybe == null);
        Point alias = a;
        alias.x++;
        Log.info("%d %b %b", a.x, alias == a, alias != b);
    }

    private void lines() {
        var line = new Line(new Point(1, 1, false), new Point(9, 9, false), new int[] {1, 2});
        Log.info("%d", line.length());
        line.to.x += line.weights[1] += 5;
        Log.info("%d %d", line.to.x, line.weights[1]);
        var to = line.to;
        Log.info("%d", to.norm());
        var from = new Point(2, 2, false);
        var other = new Line(from, new Point(3, 3, false), new int[0]);
        Log.info("%d", other.length());
    }

    private void identity() {
        var a = new Empty();
        var b = new Empty();
        Log.info("%b %b", a == b, a == a);
    }

    private void arrays(int n) {
        var squares = new int[n];
        for (int i = 0; i < squares.length; i++) squares[i] = i * i;
        int sum = 0;
        for (int each : squares) sum += each;
        Log.info("%d %d", sum, squares.length);
        var bits = new boolean[] {true, n > 4, false};
        Log.info("%b %b %d", bits[0], bits[1], bits.length);
        var copy = new long[squares.length + 1];
        for (int i = 0; i < squares.length; i++) copy[i + 1] = (long) squares[i] << 33;
        Log.info("%d", copy[n]);
        sort(table);
        Log.info("%d %d %d", table[0], table[1], table[2]);
        for (int i = -1; i <= 3; i += 2) {
            try {
                Log.info("%d", table[i]);
            } catch (ArrayIndexOutOfBoundsException e) {
                Log.info("no element %d", i);
            }
        }
        try {
            Log.info("%d", new byte[n - 5].length);
        } catch (NegativeArraySizeException e) {
            Log.info("negative");
        }
        var none = new short[0];
        try {
            none[0]++;
        } catch (ArrayIndexOutOfBoundsException e) {
            Log.info("empty");
        }
        int[] later = null;
        try {
            Log.info("%d", later.length);
        } catch (NullPointerException e) {
            Log.info("null");
        }
        later = new int[] {n};
        Log.info("%d %d", later[0], sum(new int[] {1, 2, 3}));
    }

    private static int sum(int[] numbers) {
        int sum = 0;
        for (int each : numbers) sum += each;
        return sum;
    }

    private static void sort(int[] numbers) {
        for (int i = 1; i < numbers.length; i++) {
            int value = numbers[i];
            int j = i - 1;
            for (; j >= 0 && numbers[j] > value; j--) numbers[j + 1] = numbers[j];
            numbers[j + 1] = value;
        }
    }

    private Point make(boolean far) {
        if (far) {
            return new Point(100, 0, false);
        }
        var near = new Point(1, 0, false);
        near.y = 5;
        return near;
    }

    private Point larger(Point a, Point b) {
        return a.x > b.x ? a : b;
    }

    private void moves() {
        var p = make(true);
        p = make(false);
        Log.info("%d %d", p.x, p.y);
        var q = make(true);
        Log.info("%d", larger(p, q).x);
        Point kept = null;
        for (int i = 0; i < 3; i++) {
            var made = new Point(i, i, false);
            if (i == 1) kept = made;
        }
        Log.info("%d", kept == null ? -1 : kept.x);
        for (int i = 0; i < 3; i++) {
            var made = make(i == 1);
            if (made.x == 100) continue;
            if (i == 2) break;
            Log.info("made %d", made.x);
        }
        try {
            var lost = new Point(1, 1, false);
            Log.info("%d", lost.x / (lost.y - 1));
        } catch (ArithmeticException e) {
            Log.info("freed on the way");
        }
    }

    private void list() {
        for (int i = 0; i < 6; i++) {
            var item = new Item(i);
            item.weight += i;
            if (i % 2 == 0) list.addFirst(item);
            else list.addLast(item);
        }
        show();
        for (var each = list.walk(); each.hasNext(); ) {
            var item = each.next();
            if (item.number == 4 || item.number == 1) each.remove();
            else item.weight *= 2;
        }
        show();
        var first = list.pollFirst();
        if (first != null) {
            Log.info("polled %d", first.number);
            list.addLast(first);
        }
        show();
        var peeked = list.peekFirst();
        Log.info("%d %d", peeked.number, list.size());
        {
            var walk = list.walk();
            try {
                walk.remove();
            } catch (IllegalStateException e) {
                Log.info("nothing to remove");
            }
        }
        while (!list.isEmpty()) {
            var item = list.pollFirst();
            Log.info("%d", item.number);
        }
        var none = list.pollFirst();
        try {
            Log.info("%d", none.number);
        } catch (NullPointerException e) {
            Log.info("none");
        }
        list.addFirst(new Item(77));
    }

    private void show() {
        int sum = 0;
        for (var item : list) {
            if (item.number == 3) continue;
            Log.info("%d: %d", item.number, item.weight);
            sum += item.weight;
        }
        Log.info("%d in %d", sum, list.size());
    }
}
