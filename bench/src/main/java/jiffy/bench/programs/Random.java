// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.bench.programs;

/// The numbers of a linear congruential generator; the high bits are the good ones.
final class Random {
    private int state;

    Random(int seed) {
        state = seed;
    }

    int next() {
        state = state * 1103515245 + 12345;
        return state >>> 8;
    }
}
