// SPDX-License-Identifier: MIT OR GPL-2.0
package lists;

import module jiffy.linux;

/// A linked list of the kernel, from its first element to its last.
@KernelModule(name = "lists", license = "Dual MIT/GPL", description = "Linked lists of the kernel")
public final class Lists implements AutoCloseable {
    /// The lecture's `struct my_cool_list`: the links come from `ListEntry`.
    static final class Cool extends ListEntry {
        final int data;

        Cool(int data) {
            this.data = data;
        }
    }

    private final KernelList<Cool> list = new KernelList<>(); // LIST_HEAD

    public Lists() {
        Log.info("empty: %b", list.isEmpty()); // list_empty
        for (int i = 1; i <= 5; i++) {
            list.addLast(new Cool(i)); // list_add_tail
        }
        list.addFirst(new Cool(0)); // list_add
        show();
        removeOdd();
        show();
        var first = list.pollFirst(); // list_entry, list_del
        if (first != null) {
            Log.info("took %d, %d are left", first.data, list.size());
        }
    }

    private void show() {
        for (var each : list) { // list_for_each_entry
            Log.info("element %d", each.data);
        }
    }

    private void removeOdd() {
        for (var each = list.walk(); each.hasNext(); ) { // list_for_each_entry_safe
            if (each.next().data % 2 != 0) {
                each.remove(); // list_del, and the memory goes back
            }
        }
    }

    @Override
    public void close() {
        Log.info("%d elements go with the module", list.size());
    }
}
