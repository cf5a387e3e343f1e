// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// Objects that change hands, on the usual ways and on the way of an exception.
@KernelModule(name = "ownership", license = "Dual MIT/GPL", description = "Changing hands")
public final class Ownership {
    @Slab
    static final class Item extends ListEntry {
        int x;

        Item(int x) {
            this.x = x;
        }
    }

    @Slab
    static final class Point {
        int x;

        Point(int x) {
            if (x > 100) throw new IllegalArgumentException();
            this.x = x;
        }
    }

    @Slab
    static final class Pair {
        final Point first;
        final Point second;

        Pair(Point first, Point second) {
            this.first = first;
            if (second.x == 13) throw new IllegalStateException();
            this.second = second;
        }

        Point second() {
            return second;
        }
    }

    private final KernelList<Item> list = new KernelList<>();
    private final Mutex lock = new Mutex();
    private final int[] chosen;

    public Ownership() {
        if (one() > 0) chosen = new int[] {1};
        else chosen = new int[2];
        try (var _ = lock.acquire()) {
            list();
        }
        for (int i = 0; i < 4; i++) finallies(i);
        pairs();
        overloads();
        Log.info("%d", chosen.length);
        try {
            reference(null);
        } catch (NullPointerException e) {
            Log.info("null");
        }
        try {
            Log.info("%s", text(false));
            Log.info("%s", text(true));
        } catch (NullPointerException e) {
            Log.info("no text");
        }
        try {
            var huge = new long[Integer.MAX_VALUE];
            Log.info("%d", huge.length);
        } catch (OutOfMemoryError e) {
            Log.info("too much");
        }
    }

    private int one() {
        return 1;
    }

    private String text(boolean none) {
        return none ? null : "text";
    }

    private static void reference(Point self) {
        self.x++;
    }

    private void put(Item item, int n) {
        list.addLast(item);
        Log.info("put %d", n);
    }

    private Item keep(Item item, boolean really) {
        if (really) {
            list.addFirst(item);
            return null;
        }
        return item;
    }

    private void list() {
        var a = new Item(1);
        put(a, a.x);
        var b = keep(new Item(2), false);
        Log.info("%d", b.x);
        var c = keep(b, true);
        Log.info("%b %d", c == null, list.size());
        try {
            list.addLast(c);
        } catch (NullPointerException e) {
            Log.info("nothing to add");
        }
        for (var each : list) Log.info("%d", each.x);
        {
            var first = list.pollFirst();
            if (first != null && first.x == 2) list.addLast(first);
        }
        int n = 0;
        while (!list.isEmpty()) {
            var item = list.pollFirst();
            if (item.x == 1) continue;
            if (n++ == 0) {
                put(item, -item.x);
                continue;
            }
            Log.info("freed %d", item.x);
        }
        list.addLast(new Item(9));
    }

    @SuppressWarnings("finally")
    private Point made(int i) {
        while (true) {
            try {
                try {
                    return new Point(i * 60);
                } finally {
                    if (i == 1) break;
                }
            } finally {
                Log.info("made %d", i);
            }
        }
        return new Point(-1);
    }

    private void finallies(int i) {
        try {
            var point = made(i);
            Log.info("%d", point.x);
        } catch (IllegalArgumentException e) {
            Log.info("not made");
        }
    }

    private void pairs() {
        for (int i = 12; i < 15; i++) {
            try {
                var pair = new Pair(new Point(i), new Point(i));
                Log.info("%d %d", pair.first.x, pair.second().x);
            } catch (IllegalStateException e) {
                Log.info("half a pair");
            }
        }
        try {
            var pair = new Pair(new Point(1), new Point(500));
            Log.info("%d", pair.first.x);
        } catch (IllegalArgumentException e) {
            Log.info("no second");
        }
    }

    private void f(int n) {
        Log.info("int %d", n);
    }

    private void f(long n) {
        Log.info("long %d", n);
    }

    private void f(char n) {
        Log.info("char %d", (int) n);
    }

    private void overloads() {
        byte b = 1;
        f(b);
        f(1);
        f(1L);
        f('1');
        f((char) 1 + 1);
    }
}
