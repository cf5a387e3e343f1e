// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// The first element is looked at in one section and taken out in the next.
///
/// Finds: FAULT within 200
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class PeekThenPoll {
    static final class Item extends ListEntry {
        final int value;

        Item(int value) {
            this.value = value;
        }
    }

    private final Mutex lock = new Mutex();
    private final KernelList<Item> items = new KernelList<>();
    private final ProcFile file =
            new ProcFile("planted", 0666).reads(this::read).writes(this::write);

    private void write(UserReader in) throws Errno {
        int number = in.parseInt();
        try (var _ = lock.acquire()) {
            items.addFirst(new Item(number));
        }
    }

    private void read(UserWriter out) throws Errno {
        int seen;
        try (var _ = lock.acquire()) {
            var first = items.peekFirst();
            seen = first == null ? 0 : first.value;
        }
        if (seen != 0) {
            try (var _ = lock.acquire()) {
                var taken = items.pollFirst();
                if (taken.value != seen) {
                    throw new IllegalStateException();
                }
            }
        }
    }
}
