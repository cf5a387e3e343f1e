// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// Volatile fields, read and written where the program says, and once.
@KernelModule(name = "volatilefields", license = "Dual MIT/GPL", description = "Volatile fields")
public final class Volatiles {
    enum State { IDLE, BUSY }

    static final class Counter {
        volatile int count;
        volatile long wide = Long.MIN_VALUE;
        volatile boolean flag;
        volatile byte small;
        volatile short half;
        volatile char letter = 'x';
        volatile State state = State.IDLE;
        volatile String name;
    }

    private final Counter counter = new Counter();
    private volatile int own = 7;

    public Volatiles() {
        Log.info("%d %d %b", counter.count, counter.wide, counter.flag);
        counter.count = counter.count + 1;
        int before = counter.count;
        counter.count = set(5) + counter.count;
        Log.info("%d %d", before, counter.count);
        Log.info("%d", counter.count + set(9) + counter.count);
        counter.small = (byte) (counter.half = (short) 70000);
        counter.wide = counter.letter = 'y';
        Log.info("%d %d %d %c", counter.small, counter.half, counter.wide, counter.letter);
        counter.flag = !counter.flag && counter.state == State.IDLE;
        counter.state = counter.flag ? State.BUSY : State.IDLE;
        counter.name = counter.state.name();
        Log.info("%b %s", counter.flag, counter.name);
        switch (counter.state) {
            case IDLE -> Log.info("idle");
            case BUSY -> Log.info("busy");
        }
        for (own = 3; own > 0; own = own - 1) Log.info("%d", own);
        do {
            own = own + 2;
        } while (own < 5);
        Log.info("%d", own);
        missing(null);
        missing(counter);
    }

    private int set(int value) {
        counter.count = value;
        return 1000;
    }

    private static void missing(Counter counter) {
        try {
            counter.count = counter.count + 1;
            Log.info("%d", counter.count);
        } catch (NullPointerException e) {
            Log.info("null");
        }
    }
}
