// SPDX-License-Identifier: MIT OR GPL-2.0
// without: KJ0103
// kernel: 6.1-cloud-amd64
// do: echo 1000 > /proc/recursion
// kernel says: stack guard page was hit
package recursion;

import module jiffy.linux;

/// Whoever writes a number says how deep a method calls itself.
@KernelModule(name = "recursion", license = "GPL", description = "Calls itself")
public final class Recursion {
    private final ProcFile file = new ProcFile("recursion", 0222).writes(this::write);

    private void write(UserReader input) throws Errno {
        Log.info("%d", sum(input.parseInt()));
    }

    private static int sum(int number) {
        return number == 0 ? 0 : number + sum(number - 1);
    }
}
