// SPDX-License-Identifier: MIT OR GPL-2.0
package seqfile;

import module jiffy.linux;

/// A table of squares in `/proc/seqfile`.
@KernelModule(name = "seqfile", license = "Dual MIT/GPL", description = "A file of many lines")
public final class Seqfile {
    @Parameter(min = 0, max = 100_000, description = "how many lines")
    static int lines = 10;

    private final ProcFile file = new ProcFile("seqfile", 0444).shows(this::show);

    private void show(SeqFile out) {
        for (int i = 1; i <= lines; i++) {
            out.printf("%d %d\n", i, (long) i * i);
        }
    }
}
