// SPDX-License-Identifier: MIT OR GPL-2.0
package decimals;

import module jiffy.linux;

/// Numbers of every length.
@KernelModule(name = "decimals", license = "GPL", description = "Numbers of every length")
public final class Decimals {
    private final ProcFile file = new ProcFile("decimals", 0444).shows(this::show);

    private void show(SeqFile out) {
        long power = 1;
        for (int digits = 1; digits <= 19; digits++) {
            for (long each = power - 1; each <= power + 1; each++) {
                line(out, each);
                line(out, -each);
            }
            power *= 10;
        }
        line(out, Integer.MIN_VALUE);
        line(out, Integer.MAX_VALUE);
        line(out, Long.MIN_VALUE);
        line(out, Long.MAX_VALUE);
    }

    private void line(SeqFile out, long number) {
        out.printf("%d %d\n", number, (int) number);
    }
}
