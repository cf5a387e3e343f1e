// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

@KernelModule(name = "forms", license = "GPL", description = "Forms of the language")
public final class Forms {
    private int first = 1;
    private final int second;
    { first += 10; second = first * 2; }
    private int third = second + 1;
    { third++; Log.info("%d %d %d", first, second, third); }

    static final class Point {
        final int x, y;
        { Log.info("point"); }
        int sum = 3;
        Point() { this(1, 2); Log.info("no arguments"); }
        Point(int x, int y) { this.x = x; this.y = y; sum += x + y; }
        static Point origin() { return new Point(0, 0); }
        static final class Inside {
            static int twice(int n) { return 2 * n; }
            int v = twice(4);
        }
    }

    public Forms() {
        var p = new Point();
        Log.info("%d %d %d", p.x, p.y, p.sum);
        Log.info("%d", Point.origin().sum);
        Log.info("%d", Point.Inside.twice(21));
        Log.info("%d", new Point.Inside().v);
        labels();
        loops();
        chars();
        conditionals(3);
        switches();
        Log.info("%d %d %d", sum(), sum(1), sum(1, 2, 3));
        Log.info("%d", sum(new int[] {4, 5}));
        Log.info("%d", joined("a", "b", "c"));
        Log.info("%d", mixed(3L, 'a', 'b'));
        {
            int shadow = 4;
            Log.info("%d", shadow);
        }
        {
            long shadow = 5;
            Log.info("%d", shadow);
        }
        ;
        final int late;
        if (first > 3) late = 1; else late = 2;
        Log.info("%d", late);
        var it = this;
        Log.info("%d", it.first);
    }

    private static int sum(int... numbers) {
        int sum = 0;
        for (int each : numbers) sum += each;
        return sum + 100 * numbers.length;
    }

    private static int joined(String... parts) {
        int n = 0;
        for (var each : parts) n += each.length();
        return n;
    }

    private static long mixed(long a, char... rest) {
        return a + rest.length + (rest.length > 0 ? rest[0] : 0);
    }

    private void labels() {
        outer:
        for (int i = 0; i < 4; i++) {
            inner:
            {
                if (i == 1) break inner;
                if (i == 2) continue outer;
                for (int j = 0; ; j++) {
                    if (j == 2) break inner;
                    if (i == 3) break outer;
                    Log.info("%d %d", i, j);
                }
            }
            Log.info("after %d", i);
        }
        one: two: { Log.info("in"); if (first > 0) break one; Log.info("not"); }
        single: if (first > 0) { break single; }
        int n = 0;
        again:
        do {
            n++;
            if (n == 2) continue again;
            if (n == 5) break;
            Log.info("n %d", n);
        } while (n < 10);
        int m = 0;
        do if (m++ > 3) break; while (true);
        Log.info("m %d", m);
    }

    private void loops() {
        int i, j;
        for (i = 0, j = 10; i < j; i++, j -= 2) Log.info("%d %d", i, j);
        for (; i > 0; ) i--;
        while (i++ < 3) ;
        Log.info("%d", i);
        for (int k = 0, n = 3; k < n; k++) { if (k == 1) continue; Log.info("k %d", k); }
        byte b = 120;
        for (int k = 0; k < 10; k++) b++;
        Log.info("%d", b);
        for (char c = 'a'; c < 'e'; c += 2) Log.info("%c", c);
        for (long q = Long.MAX_VALUE - 1; q > 0; q++) Log.info("%d", q);
        do { int inside = i--; if (inside == 2) continue; Log.info("w %d", inside); } while (i > 0);
    }

    private void chars() {
        char c = 'a';
        int d = c + 1;
        char e = (char) (c + 1);
        Log.info("%d %c %d", d, e, -c);
        Log.info("%b", c < e);
        Log.info("%d", c * e);
        Log.info("%d", (byte) (c << 1));
        Log.info("%d", ~c);
        Log.info("%d", (int) (char) -1);
        Log.info("%d", (short) (char) 40000);
        Log.info("%d", (long) (char) (byte) -1);
        Log.info("%d", (int) 5000000000L);
        Log.info("%d", 'a' + 'b');
        Log.info("%d", c / 2);
        Log.info("%d", (char) 65 + 1);
    }

    private void conditionals(int n) {
        byte b = 5;
        short s = 6;
        char c = 'c';
        long l = 7;
        boolean t = n > 2;
        Log.info("%d", t ? b : s);
        Log.info("%d", t ? 1 : l);
        Log.info("%d", t ? c : n);
        Log.info("%c", t ? c : 'x');
        Log.info("%c", t ? 'y' : 99);
        Log.info("%d", (t ? b : c));
        Log.info("%d", t ? -1 : c);
        Log.info("%b", t ? n == 3 : n == 4);
        Log.info("%s", n > 5 ? "big" : n > 2 ? "middle" : "small");
        int x = t ? n++ : n--;
        Log.info("%d %d", x, n);
        int y = (t = !t) ? 1 : 2;
        Log.info("%d", y);
        Log.info("%b %b", t & n++ > 0, t && n++ > 0);
        Log.info("%d", n);
        Log.info("%b", t | n++ > 0 ^ true);
    }

    private void switches() {
        byte b = 3;
        switch (b) { case 1: case 3: Log.info("three"); default: Log.info("through"); }
        short s = -3;
        Log.info("%d", switch (s) { case -3 -> 1; default -> 0; });
        char c = 'b';
        Log.info("%s", switch (c) { case 'a', 'b' -> "ab"; default -> "other"; });
        int r = switch (b) {
            case 1: yield 4;
            case 3: { int q = 5; yield q * 2; }
            default: yield 0;
        };
        Log.info("%d", r);
        switch (r) {}
        switch (r) { default -> Log.info("only"); }
        long big = switch (r) { case 10 -> 1L << 40; default -> 1; };
        Log.info("%d", big);
    }
}
