// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(name = "hands", license = "Dual MIT/GPL", description = "Who owns what")
public final class Hands {
    static final class Box {
        final int[] content;

        Box(int[] content) {
            this.content = content;
        }

        int[] content() {
            return content;
        }
    }

    static final class Item extends ListEntry {
        final int[] content = new int[1];
    }

    private final Mutex lock = new Mutex();
    private final KernelList<Item> list = new KernelList<>();
    private final int[] fixed = new int[1];
    private int[] changing = new int[1];

    public Hands() {}

    private void keep(int[] a) {
        changing = a;
    }

    private int madeInAFinally(int n) {
        for (int i = 0; i < n; i++) {
            try {
                fixed[0]++;
            } finally {
                var box = new Box(new int[] {i, switch (i) { case 1 -> 5; default -> n; }});
                fixed[0] += box.content.length;
            }
        }
        return fixed[0];
    }

    private void afterwards() {
        var a = new int[1];
        var box = new Box(a);
        a[0] = box.content.length; // error: KJ0201 `a` was handed over
    }

    private void twice(int[] a, int[] b) {
        keep(a);
        keep(b);
    }

    private void callsTwice() {
        var a = new int[1];
        twice(a, a); // error: KJ0201 `a` was handed over
    }

    private void eitherName(boolean first) {
        var a = new int[1];
        var b = new int[1];
        var c = first ? a : b;
        keep(a);
        c[0] = 1; // error: KJ0201 `c` was handed over
    }

    private void throughABreak(int n) {
        var a = new int[1];
        while (true) {
            if (n > 2) {
                if (n > 3) {
                    keep(a);
                    break;
                }
                return;
            }
            n++;
        }
        a[0] = n; // error: KJ0201 `a` was handed over
    }

    private void intoTheNextGroup(int n) {
        var a = new int[1];
        switch (n) {
            case 1:
                keep(a);
            case 2:
                a[0] = 1; // error: KJ0201 `a` was handed over
                break;
            default:
                a[0] = 2;
        }
    }

    private void inFinally(int n) {
        var a = new int[1];
        while (n > 0) {
            try {
                if (n-- == 3) break;
            } finally {
                keep(a); // error: KJ0201 `a` was handed over
            }
        }
    }

    private void inAHandler() {
        var a = new int[1];
        try {
            keep(a);
            throw new IllegalStateException();
        } catch (IllegalStateException e) {
            a[0] = 1; // error: KJ0201 `a` was handed over
        }
    }

    private void byAMethod() {
        var box = new Box(new int[1]);
        var content = box.content();
        box = new Box(new int[2]);
        content[0] = 1; // error: KJ0201 `content` was handed over
    }

    private int[] ofWhatItTakes(Box box, boolean keep) {
        if (keep) box = new Box(fixed()); // error: KJ0202 cannot prove who owns
        return box.content;
    }

    private int[] fixed() {
        return fixed;
    }

    private int[] ofItsOwn(Box box, boolean other) {
        if (other) box = new Box(new int[1]);
        return box.content; // error: KJ0203 would return what is safe only inside
    }

    private void outOfItsBlock() {
        int[] end = null;
        {
            var box = new Box(new int[1]);
            end = box.content(); // error: KJ0203 `end` would be named outside
        }
        end[0] = 1;
    }

    private void outOfTheLock() {
        int[] first = null;
        try (var _ = lock.acquire()) {
            first = list.peekFirst().content; // error: KJ0203 `first` would be named outside
        }
        first[0] = 1;
    }

    private void notOurs() {
        var box = new Box(fixed); // error: KJ0202 cannot prove who owns
    }

    private void removed() {
        try (var _ = lock.acquire()) {
            for (var each = list.walk(); each.hasNext(); ) {
                var content = each.next().content;
                each.remove();
                content[0] = 1; // error: KJ0201 `content` was handed over
            }
        }
    }

    private void replaced() {
        var before = changing;
        changing = new int[2];
        before[0] = 1; // error: KJ0201 `before` was handed over
    }

    private void replacedByAMethod() {
        var before = changing;
        keep(new int[2]);
        before[0] = 1; // error: KJ0201 `before` was handed over
    }

    private void lent() {
        twice(changing); // error: KJ0201 what is in `changing` is lent
    }

    private void twice(int[] a) {
        keep(new int[2]);
        a[0] = 1;
    }

    private int[] current() {
        return changing;
    }

    private void found() {
        var before = current();
        keep(new int[2]);
        before[0] = 1; // error: KJ0201 `before` was handed over
    }

    private void roundsAgo() {
        int[] third = null;
        try (var _ = lock.acquire()) {
            int[] second = null;
            int[] first = null;
            for (int i = 0; i < 5; i++) {
                third = second; // error: KJ0203 `third` would be named outside
                second = first;
                first = changing;
            }
        }
        fixed[1] = third == null ? 0 : third[0];
    }

    private void lentBeside() {
        var numbers = new int[3];
        keepBeside(numbers, numbers); // error: KJ0201 `numbers` was handed over
    }

    private void keepBeside(int[] kept, int[] named) {
        changing = kept;
        changing = new int[1];
        named[0] = 1;
    }
}
