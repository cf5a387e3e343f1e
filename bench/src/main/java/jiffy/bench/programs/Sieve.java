// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.bench.programs;

import java.util.Arrays;
import jiffy.linux.log.Log;
import jiffy.linux.module.KernelModule;
import jiffy.linux.module.Parameter;

/// The sieve of Eratosthenes.
@KernelModule(name = "sieve", license = "Dual MIT/GPL", description = "A program to be measured")
public final class Sieve {
    @Parameter(min = 0)
    static int runs = 1;

    private static final int LIMIT = 1 << 20;

    private final boolean[] composite = new boolean[LIMIT];

    public Sieve() {
        Log.info("ready");
        for (int i = 0; i < runs; i++) {
            Log.info("%d", run());
        }
    }

    private int run() {
        Arrays.fill(composite, false);
        for (int i = 2; i * i < LIMIT; i++) {
            if (composite[i]) {
                continue;
            }
            for (int j = i * i; j < LIMIT; j += i) {
                composite[j] = true;
            }
        }
        int sum = 0;
        for (int i = 2; i < LIMIT; i++) {
            if (!composite[i]) {
                sum = sum * 31 + i;
            }
        }
        return sum;
    }
}
