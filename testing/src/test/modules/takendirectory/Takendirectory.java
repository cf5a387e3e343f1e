// SPDX-License-Identifier: MIT OR GPL-2.0
package takendirectory;

import module jiffy.linux;

/// Wants a name that the kernel itself has.
@KernelModule(name = "takendirectory", license = "GPL", description = "Wants a name that is taken")
public final class Takendirectory {
    private final ProcDirectory directory = new ProcDirectory("bus");
}
