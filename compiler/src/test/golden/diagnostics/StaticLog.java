// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(name = "init", license = "GPL", description = "An initialiser with an effect")
public final class StaticLog {
    static {
        Log.info("too early"); // error: KJ0105 this cannot be computed while compiling
    }

    public StaticLog() {}
}
