// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// A list of declared capacity: full, walked and drained under a spinlock, and filled again.
@KernelModule(name = "limited", license = "Dual MIT/GPL", description = "A list that is full")
public final class Limited {
    private static final int ROOM = 3;

    static final class Item extends ListEntry {
        final int value;

        Item(int value) {
            this.value = value;
        }
    }

    private final SpinLock lock = new SpinLock();
    private final KernelList<Item> items = new KernelList<>(ROOM);
    private final KernelList<Item> none = new KernelList<>(0);

    public Limited() {
        for (int i = 0; i < 5; i++) {
            Log.info("%d: added %b, %d there", i, add(i), items.size());
        }
        try {
            none.addLast(new Item(1));
        } catch (IllegalStateException _) {
            Log.info("no room at all, %d there", none.size());
        }
        Log.info("sum %d", sum());
        Log.info("without the even ones: %d left", odd());
        Log.info("first again: %b, %b, %b", addFirst(7), addFirst(8), addFirst(9));
        Log.info("drained %d, %d left", drain(), items.size());
        Log.info("added %b", add(10));
    }

    private boolean add(int value) {
        try (var _ = lock.acquire()) {
            items.addLast(new Item(value));
            return true;
        } catch (IllegalStateException _) {
            return false;
        }
    }

    private boolean addFirst(int value) {
        try (var _ = lock.acquire()) {
            items.addFirst(new Item(value));
            return true;
        } catch (IllegalStateException _) {
            return false;
        }
    }

    private int sum() {
        int sum = 0;
        try (var _ = lock.acquire()) {
            for (var each : items) {
                sum += each.value;
            }
        }
        return sum;
    }

    private int odd() {
        try (var _ = lock.acquire()) {
            for (var each = items.walk(); each.hasNext(); ) {
                if (each.next().value % 2 == 0) {
                    each.remove();
                }
            }
        }
        return items.size();
    }

    private int drain() {
        int drained = 0;
        try (var _ = lock.acquire()) {
            Item item;
            while ((item = items.pollFirst()) != null) {
                drained = drained * 10 + item.value;
            }
        }
        return drained;
    }
}
