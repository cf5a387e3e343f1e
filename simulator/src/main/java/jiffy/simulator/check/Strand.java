// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator.check;

import java.util.ArrayList;
import java.util.List;

/// What one thread of control did and holds: a system call, one run of a timer or of a work.
public final class Strand {
    private static final class Moments {
        private long last;
        private int slots;
    }

    /// The moments of one simulation.
    public static final class Source {
        private final Moments moments = new Moments();

        /// A new strand; all that an earlier clock knows comes before it.
        public Strand strand(String name) {
            return new Strand(name, moments);
        }
    }

    private final String name;
    private final Moments moments;
    private final int slot;
    private final VectorClock clock = new VectorClock();
    private final List<Object> held = new ArrayList<>();
    private long moment;

    private Strand(String name, Moments moments) {
        this.name = name;
        this.moments = moments;
        slot = moments.slots++ % VectorClock.SLOTS;
        tick();
    }

    private void tick() {
        moment = ++moments.last;
        clock.set(slot, moment);
    }

    /// All that happened before a point in time at which somebody published it, as by giving back a
    /// lock.
    public void acquire(VectorClock published) {
        clock.join(published);
    }

    /// Publishes what was done so far.
    public void release(VectorClock published) {
        published.join(clock);
        tick();
    }

    boolean comesAfter(int otherSlot, long otherMoment) {
        return clock.covers(otherSlot, otherMoment);
    }

    int slot() {
        return slot;
    }

    long moment() {
        return moment;
    }

    /// Locks, and callbacks that run, in the order in which they were taken.
    public List<Object> held() {
        return held;
    }

    @Override
    public String toString() {
        return name;
    }
}
