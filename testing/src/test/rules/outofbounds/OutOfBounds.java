// SPDX-License-Identifier: MIT OR GPL-2.0
// do: echo 8 > /proc/outofbounds
// kernel says: BUG: KASAN: slab-out-of-bounds
package outofbounds;

import module jiffy.linux;

/// Whoever writes a number says which element of an array is read.
@KernelModule(name = "outofbounds", license = "GPL", description = "Reads an element")
public final class OutOfBounds {
    private final int[] values = new int[8];
    private final ProcFile file = new ProcFile("outofbounds", 0222).writes(this::write);

    private void write(UserReader input) throws Errno {
        Log.info("%d", values[input.parseInt()]);
    }
}
