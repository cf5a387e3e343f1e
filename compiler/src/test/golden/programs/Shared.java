// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

/// Objects that more than one has: in lists, in fields that change, in variables.
@KernelModule(name = "shared", license = "Dual MIT/GPL", description = "Shared objects")
public final class Shared {
    static final class Config {
        final int limit;
        int used;

        Config(int limit) {
            if (limit < 0) throw new IllegalArgumentException();
            this.limit = limit;
        }
    }
    @Slab
    static final class Item extends ListEntry {
        final Config config;
        int number;
        Item(Config config, int number) { this.config = config; this.number = number; }
    }
    static final class Alone { final int x; Alone(int x) { this.x = x; } }

    private final Mutex lock = new Mutex();
    private final KernelList<Item> items = new KernelList<>();
    private Config current = new Config(7);
    private Alone alone;
    private int[] numbers;

    public Shared() {
        var first = new Config(1);
        try (var _ = lock.acquire()) {
            items.addLast(new Item(first, 1));
            items.addLast(new Item(first, 2));
            var mine = new Item(current, 3);
            items.addLast(mine);
            mine.number = 33;
        }
        alone = new Alone(1);
        alone = new Alone(2);
        numbers = new int[] {1};
        numbers = new int[] {2, 3};
        Log.info("%d %d %d", alone.x, numbers[1], first.limit);
        set(9);
        try { set(-9); } catch (IllegalArgumentException e) { Log.info("bad"); }
        Log.info("%d", get().limit);
        Item longer = null;
        try (var _ = lock.acquire()) {
            longer = items.peekFirst();
            items.pollFirst();
        }
        Log.info("%d", longer.number);
        walk();
        swap(current);
        Log.info("%d", either(true) + either(false));
    }

    private int either(boolean own) {
        Config c = own ? new Config(5) : current;
        if (!own) current = null;
        int n = c.limit;
        current = c;
        return n;
    }

    private void swap(Config old) {
        current = new Config(old.limit + 1);
        Log.info("%d %d", old.limit, current.limit);
    }

    private void walk() {
        Item best = null;
        try (var _ = lock.acquire()) {
            for (var each : items) if (best == null || each.number > best.number) best = each;
            while (!items.isEmpty()) items.pollFirst();
        }
        if (best != null) Log.info("%d %d", best.number, best.config.limit);
    }

    private void set(int n) {
        var c = new Config(n);
        try (var _ = lock.acquire()) { current = c; }
    }

    private Config get() {
        try (var _ = lock.acquire()) { return current; }
    }
}
