// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

/// What would compile to C that means something else.
@KernelModule(name = "meanings", license = "Dual MIT/GPL", description = "Never silently wrong")
public final class Meanings {
    static final class Item extends ListEntry {}

    static final class Inner {
        void callback(Meanings module) {
            module.table.removeIf(module.lock, this::test); // error: KJ0102 another class
        }

        boolean test(Entry entry) {
            return true;
        }
    }

    static final class Entry extends TableEntry<Pid> {
        Entry(Pid pid) {
            super(pid);
        }
    }

    private final Mutex lock = new Mutex();
    private final KernelList<Item> list = new KernelList<>();
    private final Table<Pid, Entry> table = new Table<>();
    private final Mutex late;
    private int n;

    public Meanings(int n) {
        this(); // error: KJ0102 `this(…)` in the module class
    }

    public Meanings() {
        if (n == 0) {
            late = new Mutex(); // error: KJ0104 not built inside of another statement
        } else {
            late = new Mutex(); // error: KJ0104 not built inside of another statement
        }
    }

    private synchronized void locked() {} // error: KJ0108 `synchronized`

    private void exceptions() {
        Errno kept; // error: KJ0111 a variable for an exception
        try {
            throw new Errno(Errno.EIO);
        } catch (Errno e) {
            n = e.code();
        }
    }

    private void passed(Errno e) {} // error: KJ0102 a parameter or result of type

    private void passed(ListIterator<Item> each) {} // error: KJ0102 a parameter or result of type

    private void iterators() {
        try (var _ = lock.acquire()) {
            var each = list.walk();
            var same = each; // error: KJ0102 a second name for `each`
            n = same.hasNext() ? 1 : 0;
        }
    }

    private void second() {
        var module = new Meanings(); // error: KJ0102 a second object of the module class
    }

    private void zero() {
        Log.info("a\0b"); // error: KJ0102 the character 0
    }
}
