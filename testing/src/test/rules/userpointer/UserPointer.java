// SPDX-License-Identifier: MIT OR GPL-2.0
// kernel: 6.1-cloud-amd64
// do: echo 1 > /proc/userpointer
// kernel says: BUG: unable to handle page fault
package userpointer;

import module jiffy.linux;

/// Reads the first byte that is written.
@KernelModule(name = "userpointer", license = "GPL", description = "Reads a byte")
public final class UserPointer {
    private final ProcFile file = new ProcFile("userpointer", 0222).writes(this::write);

    private void write(UserReader input) throws Errno {
        Log.info("%d", input.read());
    }
}
