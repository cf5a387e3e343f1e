// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(name = "init", license = "GPL", description = "Initialisers that use each other")
public final class StaticCycle {
    static final class A {
        static final int X = B.Y + 1 + zero();
    }

    static final class B {
        static final int Y = A.X + 1 + zero(); // error: KJ0105 use each other
    }

    private static int zero() {
        return 0;
    }

    public StaticCycle() {}
}
