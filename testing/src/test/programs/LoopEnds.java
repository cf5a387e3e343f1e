// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// Loops with several ways out, behind which not every index is good.
@KernelModule(name = "loop_ends", license = "Dual MIT/GPL", description = "Ways out of loops")
public final class LoopEnds {
    private final int[] eight = new int[8];

    public LoopEnds() {
        ends();
    }

    private void report(int number, int value) {
        Log.info("%d: %d", number, value);
    }

    /// What is known behind a loop: at its end, and on each way out of it.
    private void ends() {
        int at = 3;
        while (eight[at] == 0) {
            if (at == 5) {
                at = 50;
                break;
            }
            at++;
        }
        report(110, at);
        try {
            report(111, eight[at]);
        } catch (ArrayIndexOutOfBoundsException out) {
            report(112, at);
        }
        at = 2;
        while (eight[at] == 0) {
            try {
                if (at == 4) {
                    break;
                }
            } finally {
                at = at == 4 ? 60 : at + 1;
            }
        }
        try {
            report(113, eight[at]);
        } catch (ArrayIndexOutOfBoundsException out) {
            report(114, at);
        }
        at = 1;
        do {
            at += 5;
            if (at > 9) {
                break;
            }
        } while (eight[at & 7] == 0 && at < 100);
        try {
            report(115, eight[at]);
        } catch (ArrayIndexOutOfBoundsException out) {
            report(116, at);
        }
        at = 0;
        while (at < 8 && eight[at] == 0) {
            at++;
        }
        try {
            report(117, eight[at]);
        } catch (ArrayIndexOutOfBoundsException out) {
            report(118, at);
        }
        at = 70;
        outer:
        for (int i = 0; i < 3; i++) {
            at = 7 - i;
            while (eight[at] == 0) {
                at += i;
                if (i == 1) {
                    at = 80;
                    continue outer;
                }
                if (i == 2) {
                    at = 90;
                    break outer;
                }
                break;
            }
            report(119, eight[at]);
        }
        try {
            report(120, eight[at]);
        } catch (ArrayIndexOutOfBoundsException out) {
            report(121, at);
        }
    }
}
