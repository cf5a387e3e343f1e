// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// Every loop, left and continued in every way.
@KernelModule(name = "loops", license = "Dual MIT/GPL", description = "Loops")
public final class Loops {
    private int count;

    public Loops() {
        whiles();
        doWhiles();
        fors();
        forEach();
        labels();
        effects();
        Log.info("%d %d %d", find(7), find(99), collatz(27));
        Log.info("%d", endless());
        Log.info("%d", primes(100));
    }

    private boolean more(int limit) {
        return count++ < limit;
    }

    private void whiles() {
        int i = 0;
        while (i < 3) {
            Log.info("while %d", i++);
        }
        while (true) {
            if (i++ == 6) break;
            if (i % 2 == 0) continue;
            Log.info("odd %d", i);
        }
        while (i-- > 3) ;
        Log.info("%d", i);
        while (i > 0 && more(2)) i--;
        Log.info("%d %d", i, count);
    }

    private void doWhiles() {
        int i = 0;
        do {
            Log.info("do %d", i);
        } while (++i < 3);
        do {
            if (i == 4) continue;
            Log.info("do %d", i);
        } while (i++ < 5);
        do Log.info("once"); while (false);
        count = 0;
        do {
            int inner = count * 2;
            if (inner == 2) continue;
            Log.info("inner %d", inner);
        } while (more(3));
        do {
            if (i > 0) break;
        } while (true);
        Log.info("%d", i);
    }

    private void fors() {
        for (int i = 0, j = 10; i < j; i++, j -= 2) {
            Log.info("for %d %d", i, j);
        }
        int k = 0;
        for (; ; ) {
            if (++k > 3) break;
        }
        Log.info("%d", k);
        for (int i = 0; i < 5; i++) {
            if (i == 2) continue;
            Log.info("for %d", i);
        }
        for (k = 5; k > 0; k--) if (k == 2) break;
        Log.info("%d", k);
        for (byte b = 125; b > 0; b++) Log.info("byte %d", b);
        for (char c = 'a'; c <= 'e'; c += 2) Log.info("char %c", c);
        for (long l = 1; l != 0; l <<= 16) Log.info("long %d", l);
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                int product = i * j;
                Log.info("%d", product);
            }
            int product = -1;
            Log.info("%d", product);
        }
    }

    private void forEach() {
        int sum = 0;
        for (int each : new int[] {3, 4, 5}) {
            if (each == 4) continue;
            sum += each;
        }
        for (long each : new long[] {1L << 40, 2}) sum += each;
        for (var each : new char[] {'x', 'y'}) {
            each++;
            sum += each;
            if (each == 'y') break;
        }
        Log.info("%d", sum);
        var array = new int[] {1, 2, 3};
        for (int each : array) {
            array[2] = 10;
            Log.info("%d", each);
        }
        for (int each : new int[0]) Log.info("never %d", each);
        for (long each : array) Log.info("%d", each << 40);
    }

    private void labels() {
        outer:
        for (int i = 0; i < 4; i++) {
            for (int j = 0; ; j++) {
                if (j == i) continue outer;
                if (i == 3) break outer;
                Log.info("%d %d", i, j);
            }
        }
        again:
        do {
            count++;
            while (true) {
                if (count % 5 != 0) continue again;
                break again;
            }
        } while (count < 100);
        Log.info("%d", count);
        block:
        {
            if (count > 0) break block;
            Log.info("never");
        }
        first:
        second:
        while (true) {
            switch (count) {
                case 0:
                    break first;
                case 1:
                    count--;
                    continue second;
                default:
                    count = 1;
                    break;
            }
            Log.info("after the switch");
        }
        walk:
        for (int each : new int[] {1, 2, 3, 4}) {
            for (int other : new int[] {2, 3}) {
                if (each * other == 6) continue walk;
                if (each == 4) break walk;
                Log.info("%d %d", each, other);
            }
        }
        nested:
        {
            for (int i = 0; ; i++) {
                inside:
                {
                    if (i < 2) break inside;
                    break nested;
                }
                Log.info("inside left %d", i);
            }
        }
    }

    private void effects() {
        int i = 0;
        int n = 0;
        while ((i += 3) < 10 && (n = i * 2) > 0) Log.info("%d %d", i, n);
        for (i = 0; (n = i) < 4; i += n > 1 ? 2 : 1) Log.info("%d %d", i, n);
        do n -= 2; while ((i = n) > -3 || i++ > 100);
        Log.info("%d %d", i, n);
        count = 0;
        for (int j = count++; more(4); j = count++) {
            if (j > 2) continue;
            Log.info("%d %d", j, count);
        }
        int left = 3;
        while (left-- > 0) {
            try {
                if (left == 1) continue;
                Log.info("left %d", left);
            } finally {
                Log.info("round %d", left);
            }
        }
    }

    private int find(int wanted) {
        var numbers = new int[] {4, 8, 7, 1};
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] == wanted) return i;
        }
        return -1;
    }

    private int collatz(long n) {
        int steps = 0;
        for (; n != 1; steps++) n = (n & 1) == 0 ? n / 2 : 3 * n + 1;
        return steps;
    }

    private int endless() {
        int n = 0;
        while (true) {
            if (++n > 10) {
                return n;
            }
        }
    }

    private int primes(int limit) {
        var composite = new boolean[limit];
        int primes = 0;
        for (int i = 2; i < limit; i++) {
            if (composite[i]) continue;
            primes++;
            for (int j = i * i; j < limit; j += i) composite[j] = true;
        }
        return primes;
    }
}
