// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

/// A rule knows a lock, a list or a walk by one name; other ways to name it are refused.
@KernelModule(name = "chosen", license = "GPL", description = "Kernel objects by other names")
public final class Chosen {
    static final class Item extends ListEntry {
        int value;
    }

    private final Mutex one = new Mutex();
    private final Mutex other = new Mutex();
    private final KernelList<Item> items = new KernelList<>();
    private final KernelList<Item> spare = new KernelList<>();
    private final ProcFile file = new ProcFile("chosen", 0666).writes(this::write);

    private Mutex lock() { // error: KJ0104 a kernel object cannot be a result
        return one;
    }

    private void nested(int given) {
        try (var _ = one.acquire();
                var _ = (given > 0 ? one : other).acquire()) { // error: KJ0104 chosen
            items.pollFirst();
        }
    }

    private void walked(int given) {
        try (var _ = one.acquire()) {
            for (var each : items) {
                var list = // error: KJ0104 a kernel object cannot be kept in a variable
                        switch (given) {
                            case 1 -> items;
                            default -> spare;
                        };
                each.value++;
            }
        }
    }

    private void set(int given) {
        try (var _ = one.acquire()) {
            ListIterator<Item> walk; // error: KJ0102 a variable for a `ListIterator` without one
            if (given > 0) {
                walk = items.walk(); // error: KJ0102 setting `walk`, a `ListIterator`, again
            } else {
                walk = spare.walk(); // error: KJ0102 setting `walk`, a `ListIterator`, again
            }
            items.pollFirst();
            if (walk.hasNext()) {
                walk.next().value++;
            }
        }
    }

    private void chosen(int given) {
        try (var _ = one.acquire()) {
            var some = items.walk();
            var others = spare.walk();
            var walk = given > 0 ? some : others; // error: KJ0102 choosing a `ListIterator`
            if (walk.hasNext()) {
                walk.next().value++;
            }
        }
    }

    private void write(UserReader in) throws Errno {
        int given = in.parseInt();
        nested(given);
        walked(given);
        set(given);
        chosen(given);
    }
}
