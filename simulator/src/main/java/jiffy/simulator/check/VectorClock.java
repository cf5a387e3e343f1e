// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator.check;

import java.util.Arrays;

/// What was done before: for each of a number of slots, up to which moment. A thread has a slot;
/// when there are more threads than slots, an old one's slot is used again. Moments are counted
/// through the whole run, so that what an old thread did is then at worst taken for ordered.
public final class VectorClock {
    static final int SLOTS = 1024;

    /// Nothing is known of slots behind the last one.
    private long[] moments = {};

    /// Whether what was done in a slot at a moment comes before.
    boolean covers(int slot, long moment) {
        return slot < moments.length && moments[slot] >= moment;
    }

    /// Adds all that comes before another one.
    public void join(VectorClock other) {
        reserve(other.moments.length);
        for (int i = 0; i < other.moments.length; i++) {
            moments[i] = Math.max(moments[i], other.moments[i]);
        }
    }

    private void reserve(int slots) {
        if (slots > moments.length) {
            moments = Arrays.copyOf(moments, slots);
        }
    }

    void set(int slot, long moment) {
        reserve(slot + 1);
        moments[slot] = moment;
    }

    /// Nothing comes before.
    public void clear() {
        moments = new long[0];
    }
}
