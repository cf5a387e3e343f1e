// SPDX-License-Identifier: MIT OR GPL-2.0
package bounded;

import module jiffy.linux;

/// Walks and drains a list of declared capacity in an interrupt, and makes an array there.
@KernelModule(name = "bounded", license = "GPL", description = "Bounds in an interrupt")
public final class Bounded {
    @Parameter(name = "bytes", min = 0, max = 100_000, description = "of the array")
    static int bytes = 100;

    static final class Item extends ListEntry {
        final int value;

        Item(int value) {
            this.value = value;
        }
    }

    private final SpinLock lock = new SpinLock();
    private final KernelList<Item> items = new KernelList<>(3);
    private final Timer timer = new Timer(this::tick);
    private final ProcFile file = new ProcFile("bounded", 0444).shows(this::show);
    private int walked;
    private int drained;
    private int made = -2;
    private boolean isFull;

    void started() {
        for (int i = 1; i <= 4; i++) {
            add(i);
        }
        timer.start(Jiffies.ofMillis(100));
    }

    private void add(int value) {
        var item = new Item(value);
        try (var _ = lock.acquire()) {
            items.addLast(item);
        } catch (IllegalStateException _) {
            full();
        }
    }

    private void full() {
        try (var _ = lock.acquire()) {
            isFull = true;
        }
    }

    private void tick() {
        try (var _ = lock.acquire()) {
            for (var each : items) {
                walked += each.value;
            }
            Item item;
            while ((item = items.pollFirst()) != null) {
                drained += item.value;
            }
            made = make(bytes);
        }
    }

    private static int make(int length) {
        try {
            return new byte[length].length;
        } catch (OutOfMemoryError _) {
            return -1;
        }
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            out.printf("full %b, walked %d, ", isFull, walked);
            out.printf("drained %d, left %d, made %d\n", drained, items.size(), made);
        }
    }
}
