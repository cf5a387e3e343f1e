// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(name = "init", license = "GPL", description = "An initialiser that throws")
public final class StaticThrow {
    static final int[] POWERS = new int[4];

    static {
        for (int i = 0; i <= POWERS.length; i++) {
            POWERS[i] = 1 << i; // error: KJ0105 throws ArrayIndexOutOfBoundsException
        }
    }

    public StaticThrow() {}
}
