// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(
        name = "expressions",
        license = "Dual MIT/GPL",
        description = "How expressions land in C")
public final class Expressions {
    @Parameter(min = 0, max = 100, description = "how much") static int howMuch = 7;
    @Parameter static boolean loud;
    @Parameter(name = "big") static long limit = -1;

    private static final int MASK = 0xff;
    private byte small = 3;


    public Expressions() {
        Log.info("%d %d", ints(howMuch, 3), longs(limit, 5));
        assignments(2);
        Log.info("%b %c", loud && howMuch > 3 || !loud, (char) ('a' + small));
    }

    private int ints(int a, int b) {
        int n = (a + b) * (a - b) / (b + 1) % 7;
        n = n << b | a >>> 3 ^ ~b & MASK;
        n += b != 0 ? a / b : -a;
        return Math.max(n, a) - Integer.MIN_VALUE;
    }

    private long longs(long a, int b) {
        return (a << b) + b * 2L - (a >>> 60) / (b - 1) + (int) a;
    }

    private void assignments(int i) {
        small += i;
        small >>>= 1;
        char c = 'x';
        c++;
        i = i++ + ++i;
        small = (byte) (i = c);
        Log.info("%d %d %x", small, i, (long) c << 40);
    }
}
