// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(name = "recursion", license = "Dual MIT/GPL", description = "A method calls itself")
public final class Recursion {
    public Recursion() {
        Log.info("%d", even(3));
    }

    private int even(int n) { // error: KJ0103 even
        return n == 0 ? 1 : odd(n - 1);
    }

    private int odd(int n) {
        return n == 0 ? 0 : even(n - 1);
    }
}
