// SPDX-License-Identifier: MIT OR GPL-2.0
package takenfile;

import module jiffy.linux;

/// Wants a name twice.
@KernelModule(name = "takenfile", license = "GPL", description = "Wants a name that is taken")
public final class Takenfile {
    private final ProcDirectory directory = new ProcDirectory("takenfile");
    private final ProcFile first = new ProcFile(directory, "same", 0444).shows(this::show);
    private final ProcFile second = new ProcFile(directory, "same", 0444).shows(this::show);

    private void show(SeqFile out) {
        out.printf("text\n");
    }
}
