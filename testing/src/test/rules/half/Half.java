// SPDX-License-Identifier: MIT OR GPL-2.0
// without: KJ0101
// kernel: 6.1-cloud-amd64
// build says: SSE register return with SSE disabled
package half;

import module jiffy.linux;

/// Half of what is written, as a number with a fraction.
@KernelModule(name = "half", license = "GPL", description = "Fractions")
public final class Half {
    private final ProcFile file = new ProcFile("half", 0222).writes(this::write);

    private void write(UserReader input) throws Errno {
        double half = input.parseInt() * 0.5;
        Log.info("%d", (int) half);
    }
}
