// SPDX-License-Identifier: MIT OR GPL-2.0
package params;

import module jiffy.linux;

/// Says hello as often, and as politely, as it is told when it is loaded.
@KernelModule(name = "params", license = "Dual MIT/GPL", description = "Parameters of a module")
public final class Params {
    @Parameter(min = 0, max = 10, description = "how often to say hello")
    static int times = 1;

    @Parameter(description = "say please")
    static boolean polite = false;

    @Parameter(name = "budget_ns", min = 1, description = "a number that needs 64 bits")
    static long budget = 5_000_000_000L;

    public Params() {
        for (int i = 1; i <= times; i++) {
            Log.info("hello %d of %d", i, times);
        }
        if (polite) {
            Log.info("please");
        }
        Log.info("budget %d ns", budget);
    }
}
