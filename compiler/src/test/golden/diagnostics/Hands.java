// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(name = "hands", license = "Dual MIT/GPL", description = "Who owns what")
public final class Hands {
    static final class Item extends ListEntry {
        int x;
    }

    static final class Point {
        int x;
    }

    static final class Line {
        final Point end;

        Line(Point end) {
            this.end = end;
        }

        Point end() {
            return end;
        }
    }

    private final Mutex lock = new Mutex();
    private final KernelList<Item> list = new KernelList<>();
    private final Point fixed = new Point();

    public Hands() {}

    private void afterwards() {
        var a = new Item();
        list.addLast(a);
        a.x = 1; // error: KJ0201 `a` was handed over
    }

    private void twice(Item a, Item b) {
        list.addLast(a);
        list.addLast(b);
    }

    private void callsTwice() {
        var a = new Item();
        twice(a, a); // error: KJ0201 `a` was handed over
    }

    private void eitherName(boolean first) {
        var a = new Item();
        var b = new Item();
        var c = first ? a : b;
        list.addLast(a);
        c.x = 1; // error: KJ0201 `c` was handed over
    }

    private void throughABreak(int n) {
        var a = new Item();
        while (true) {
            if (n > 2) {
                if (n > 3) {
                    list.addLast(a);
                    break;
                }
                return;
            }
            n++;
        }
        a.x = n; // error: KJ0201 `a` was handed over
    }

    private void intoTheNextGroup(int n) {
        var a = new Item();
        switch (n) {
            case 1:
                list.addLast(a);
            case 2:
                a.x = 1; // error: KJ0201 `a` was handed over
                break;
            default:
                a.x = 2;
        }
    }

    private void inFinally(int n) {
        var a = new Item();
        while (n > 0) {
            try {
                if (n-- == 3) break;
            } finally {
                list.addLast(a); // error: KJ0201 `a` was handed over
            }
        }
    }

    private void inAHandler() {
        var a = new Item();
        try {
            list.addLast(a);
            throw new IllegalStateException();
        } catch (IllegalStateException e) {
            a.x = 1; // error: KJ0201 `a` was handed over
        }
    }

    private void byAMethod() {
        var line = new Line(new Point());
        var end = line.end();
        line = new Line(new Point());
        end.x = 1; // error: KJ0201 `end` was handed over
    }

    private void outOfItsBlock() {
        Point end = null;
        {
            var line = new Line(new Point());
            end = line.end(); // error: KJ0203 `end` would be named outside
        }
        end.x = 1;
    }

    private void outOfTheLock() {
        Item first = null;
        try (var _ = lock.acquire()) {
            first = list.peekFirst(); // error: KJ0203 `first` would be named outside
        }
        first.x = 1;
    }

    private void notOurs() {
        var line = new Line(fixed); // error: KJ0202 cannot prove who owns
    }

    private void removed() {
        try (var _ = lock.acquire()) {
            for (var each = list.walk(); each.hasNext(); ) {
                var item = each.next();
                each.remove();
                item.x = 1; // error: KJ0201 `item` was handed over
            }
        }
    }
}
