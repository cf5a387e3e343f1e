// SPDX-License-Identifier: MIT OR GPL-2.0
// kernel: 6.1-cloud-amd64
// do: echo 0 > /proc/divided
// kernel says: divide error
package divided;

import module jiffy.linux;

/// Whoever writes a number says by what is divided.
@KernelModule(name = "divided", license = "GPL", description = "Divides")
public final class Divided {
    private final ProcFile file = new ProcFile("divided", 0222).writes(this::write);

    private void write(UserReader input) throws Errno {
        Log.info("%d", 1000 / input.parseInt());
    }
}
