// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(
        name = "control",
        license = "Dual MIT/GPL",
        description = "How control flow lands in C")
public final class Control {
    private final Mutex lock = new Mutex();
    private int hits;

    public Control() throws Errno {
        Log.info("%d %d %d", loops(3), search(new int[] {1, 2, 3}, 2), kind('x'));
        guarded(2);
        Log.info("%d", last(4));
    }

    private int loops(int n) {
        int sum = 0;
        outer:
        for (int i = 0; i < n; i++) {
            int j = 0;
            do {
                if (i == j) continue outer;
                if (i + j > 10) break outer;
                sum += i * j;
            } while (++j < n && sum++ < 100);
        }
        while (sum > 10) sum /= 2;
        return sum;
    }

    private static int search(int[] numbers, int wanted) {
        int index = 0;
        for (int each : numbers) {
            if (each == wanted) return index;
            index++;
        }
        return -1;
    }

    private static int kind(char c) {
        switch (c) {
            case 'a':
            case 'b':
                return 1;
            case 'x':
                c++;
            case 'y':
                break;
            default:
                return c > 'z' ? -1 : 0;
        }
        return switch (c) {
            case 'x', 'y' -> c - 'x';
            default -> {
                int twice = c * 2;
                yield twice;
            }
        };
    }

    private void guarded(int n) throws Errno {
        for (int i = 0; i < n; i++) {
            try (var _ = lock.acquire()) {
                if (hits > 100) break;
                if (hits == i) continue;
                hits++;
                if (hits < 0) throw new Errno(Errno.ERANGE);
            } finally {
                Log.info("round %d", i);
            }
        }
    }

    private int last(int n) {
        try {
            try {
                if (n > 3) return 10 / (n - 4);
                n++;
            } catch (ArithmeticException e) {
                Log.info("caught");
                return -1;
            } finally {
                n += 5;
            }
            if (n == 6) throw new IllegalStateException();
        } catch (IllegalStateException e) {
            n = 0;
        }
        return n;
    }
}
