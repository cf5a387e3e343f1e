// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

/// What was made before a spinlock was taken, and would be freed under it.
@KernelModule(name = "handovers", license = "GPL", description = "Large things under a spinlock")
public final class Handovers {
    static final class Large {
        final int[] numbers;

        Large(int count) {
            numbers = new int[count];
        }
    }

    record Holder(Large large) {}

    static final class Item extends ListEntry {
        final Large large;

        Item(Large large) {
            this.large = large;
        }
    }

    private final SpinLock lock = new SpinLock();
    private final KernelList<Item> items = new KernelList<>(10);
    private final Timer timer = new Timer(this::tick);
    private final Work work = new Work(this::work);
    private int count;

    void started() {
        timer.start(1);
        work.schedule();
    }

    private void work() {
        var held = new Large(100_000);
        var kept = new Large(100_000);
        var listed = new Large(100_000);
        var lent = new Large(100_000);
        try (var _ = lock.acquire()) {
            var holder = new Holder(held); // error: KJ0301 may be freed before the lock is given
            count += holder.large().numbers[0];
            var array = new Large[] {kept}; // error: KJ0301 may be freed before the lock is given
            count += array[0].numbers[0];
            items.addLast(new Item(listed)); // error: KJ0301 may be freed before the lock
            count += sum(lent);
        }
        var item = new Item(new Large(100_000));
        try (var _ = lock.acquire()) {
            items.addLast(item);
        }
    }

    private static int sum(Large large) {
        return large.numbers[0];
    }

    private void tick() {
        var small = new Large(10);
        try (var _ = lock.acquire()) {
            items.addLast(new Item(small));
        }
    }
}
