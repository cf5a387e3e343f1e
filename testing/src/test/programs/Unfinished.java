// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// Objects that others know although their constructor failed: final fields that were never set.
@KernelModule(name = "unfinished", license = "Dual MIT/GPL", description = "Objects half made")
public final class Unfinished {
    static final class Holder {
        Base last;
        Called called;
    }

    static class Base {
        Base(Holder holder, int count) {
            holder.last = this;
            check(count);
        }

        void check(int count) {}

        int second() {
            return -1;
        }
    }

    /// Given away by the class that it extends.
    static final class Numbers extends Base {
        final int[] numbers;

        Numbers(Holder holder, int count) {
            super(holder, count);
            numbers = new int[count];
        }

        @Override
        void check(int count) {
            if (count > 3) {
                throw new IllegalStateException();
            }
        }

        @Override
        int second() {
            return numbers[1];
        }
    }

    /// Given away by a method.
    static final class Called {
        final int[] numbers;

        Called(Holder holder, int count) {
            put(holder);
            numbers = new int[count];
        }

        void put(Holder holder) {
            holder.called = this;
        }
    }

    private final Holder holder = new Holder();

    public Unfinished() {
        var good = new Numbers(holder, 3);
        Log.info("%d %d", good.second(), holder.last.second());
        try {
            Log.info("%d", new Numbers(holder, 4).second());
        } catch (IllegalStateException failed) {
            Log.info("failed");
        }
        try {
            Log.info("%d", holder.last.second());
        } catch (NullPointerException unset) {
            Log.info("unset");
        }
        Log.info("%d", new Called(holder, 2).numbers.length);
        Log.info("%d", holder.called.numbers.length);
        try {
            Log.info("%d", new Called(holder, -1).numbers.length);
        } catch (NegativeArraySizeException failed) {
            Log.info("failed");
        }
        try {
            Log.info("%d", holder.called.numbers.length);
        } catch (NullPointerException unset) {
            Log.info("unset");
        }
    }
}
