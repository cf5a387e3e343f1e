// SPDX-License-Identifier: MIT OR GPL-2.0
package crowd;

import module jiffy.linux;

/// Numbers that many callers add at once, under a mutex and under a spinlock that a timer shares.
@KernelModule(name = "crowd", license = "GPL", description = "Callers who meet")
public final class Crowd {
    static final class Item extends ListEntry {
        final int value;

        Item(int value) {
            this.value = value;
        }
    }

    private final Mutex lock = new Mutex();
    private final KernelList<Item> items = new KernelList<>(); // under lock
    private final SpinLock spin = new SpinLock();
    private final KernelList<Item> few = new KernelList<>(3); // under spin
    private int ticks; // under spin
    private int full; // under spin
    private final Timer timer = new Timer(this::tick);
    private final ProcFile file =
            new ProcFile("crowd", 0666).shows(this::show).writes(this::write);

    private void tick() {
        try (var _ = spin.acquire()) {
            ticks++;
            few.pollFirst();
        }
    }

    /// A number is added, an even one in front; zero takes the odd ones out.
    private void write(UserReader in) throws Errno {
        while (in.hasRemaining()) {
            int number = in.parseInt();
            if (number < 0) {
                throw new Errno(Errno.ERANGE);
            }
            if (number == 0) {
                withoutOdd();
            } else {
                add(number);
                spun(number);
            }
            in.commit();
        }
    }

    private void add(int number) {
        try (var _ = lock.acquire()) {
            if (number % 2 == 0) {
                items.addFirst(new Item(number));
            } else {
                items.addLast(new Item(number));
            }
        }
    }

    private void spun(int number) {
        try (var _ = spin.acquire()) {
            if (few.size() == 3) {
                full++;
            } else {
                few.addLast(new Item(number));
            }
        }
        timer.start(1);
    }

    private void withoutOdd() {
        try (var _ = lock.acquire()) {
            for (var each = items.walk(); each.hasNext(); ) {
                if (each.next().value % 2 == 1) {
                    each.remove();
                }
            }
        }
    }

    private void show(SeqFile out) {
        int sum = 0;
        try (var _ = lock.acquire()) {
            for (var each : items) {
                sum += each.value;
            }
            var first = items.peekFirst();
            int value = first == null ? -1 : first.value;
            out.printf("%d items, sum %d, first %d\n", items.size(), sum, value);
        }
        int kept = 0;
        try (var _ = spin.acquire()) {
            for (var _ : few) {
                kept++;
            }
            out.printf("kept %d, as many %b, ticked %b\n", kept, kept == few.size(), ticks > 0);
        }
    }
}
