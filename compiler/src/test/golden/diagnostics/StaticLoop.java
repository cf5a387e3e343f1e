// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(name = "init", license = "GPL", description = "An initialiser without an end")
public final class StaticLoop {
    static final int N = count();

    private static int count() {
        int n = 0;
        while (n >= 0) n &= 1; // error: KJ0105 takes too long
        return n;
    }

    public StaticLoop() {}
}
