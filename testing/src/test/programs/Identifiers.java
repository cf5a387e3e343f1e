// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// Names that mean something else in C, in the kernel's headers, or to the compiler.
@KernelModule(name = "identifiers", license = "Dual MIT/GPL", description = "Names")
public final class Identifiers {
    private int status = 1;
    private int current = 2;
    private int stopping = 3;
    private int base = 4;
    private int self = 5;
    private int register = 6;
    private int unix = 7;
    private int jiffies = 8;
    private int NULL = 9;
    private int BUG = 10;

    static final class struct {
        int union = 1;
        int si_pid = 2;
        int signed;

        struct(int signed) {
            this.signed = signed;
        }

        int drop() {
            return signed;
        }
    }

    public Identifiers() {
        Log.info("%d %d %d %d %d", status, current, stopping, base, self);
        Log.info("%d %d %d %d %d", register, unix, jiffies, NULL, BUG);
        fields();
        Log.info("%d", locals(1, 2, 3));
        Log.info("%d", cases());
        Log.info("%d", underscores(3));
        Log.info("%d", flow(2));
        Log.info("%d", parameters(1, 2, 3, 4, 5, 6));
        Log.info("%d", init() + exit() + publish() + unload() + construct());
        var made = new struct(8);
        Log.info("%d %d %d", made.union, made.si_pid, made.drop());
        Log.info("%d", temporaries(5));
        unused(4);
        Log.info("%d", reference(new struct(3)));
        Log.info("%d", größe(2));
    }

    private void fields() {
        status += current * stopping;
        this.base = this.self + register;
        Log.info("%d %d", status, base);
    }

    private int locals(int result, int value, int returned) {
        int status = result + 1;
        int self = value + 2;
        int current = returned + 3;
        int linux = status * self;
        int min = 4;
        int max = 5;
        int NULL = 6;
        int likely = Math.max(min, max) + Math.min(min, NULL);
        int jiffy_file = 7;
        int module = 8;
        int THIS_MODULE = 9;
        int pr_fmt = 10;
        int errno = 11;
        if (jiffy_file / (module - 8 + 1) > 0) {
            likely += new int[] {1, 2, 3}[min - 4];
        }
        return linux + current + likely + jiffy_file + module + THIS_MODULE + pr_fmt + errno;
    }

    private int cases() {
        int fooBar = 1;
        int foo_bar = 2;
        int FooBar = 4;
        int sum = 0;
        for (int a = 0, A = 10; a < 3; a++, A--) {
            int FOO_BAR = 8;
            sum += fooBar + foo_bar + FooBar + FOO_BAR + A * a;
        }
        return sum;
    }

    private int underscores(int _length) {
        int _array = 2;
        var made = new int[_length + _array];
        int __x = 3;
        int x__ = Math.max(__x, _length);
        int $ = 5;
        int _t = 6;
        return made.length + x__ + $ + _t;
    }

    private int flow(int n) {
        int exit_1 = 3;
        int status_1 = 4;
        int returned = 5;
        int go_on_1 = 6;
        int t1 = 7;
        int t2_ = 8;
        for (int i = 0; i++ < n; ) {
            try {
                try {
                    if (i == 2) return exit_1 + status_1 + returned + go_on_1 + t1 + t2_;
                    exit_1 += 10;
                } finally {
                    status_1 += exit_1;
                }
            } finally {
                returned += status_1;
            }
        }
        return -1;
    }

    private int parameters(int a, int A, int int_, int Int, int self_, int status_) {
        int status = 100;
        return a + A * 10 + int_ * 100 + Int * 1000 + self_ * 10_000 + status_ * 100_000 + status;
    }

    private int init() {
        return 1;
    }

    private int exit() {
        return 2;
    }

    private int publish() {
        return 3;
    }

    private int unload() {
        return 4;
    }

    private int construct() {
        return 5;
    }

    private int temporaries(int t1) {
        int t2 = t1++;
        int t3 = t2++ + t1++;
        int t4 = t3-- - t2;
        return t1 + t2 * 10 + t3 * 100 + t4 * 1000;
    }

    private void unused(int n) {
        int never = 3;
        int written;
        written = n;
        var _ = n + 1;
        int _ = locals(n, n, n);
        if (n > 3) {
            int alone = 5;
        }
        final int constant = 4;
        Log.info("%d", constant);
        for (var _ : new int[] {1, 2}) {
            Log.info("round");
        }
        try {
            Log.info("%d", n / (n - 4));
        } catch (ArithmeticException _) {
            Log.info("caught");
        }
    }

    private static int reference(struct self) {
        self.signed++;
        return self.signed;
    }

    private int größe(int maß) {
        return maß * 2;
    }
}
