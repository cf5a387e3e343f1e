// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import static java.lang.Math.max;

import module jiffy.linux;

@KernelModule(
        name = "syntax",
        license = "Dual MIT/GPL",
        description = "Forms of Java that are seldom seen together")
public final class Syntax implements AutoCloseable {
    interface HasArea {
        int BASE = 0x1F;

        int area();

        static int twice(HasArea a) {
            return helper(a) * 2;
        }

        private static int helper(HasArea a) {
            return a.area();
        }

        default int more() {
            return area() + 1;
        }
    }

    interface Named {
        default int more() {
            return 7;
        }
    }

    record Square(int side) implements HasArea, Named {
        Square {
            if (side < 0) throw new IllegalArgumentException();
        }

        Square() {
            this(1);
        }

        static Square of(int side) {
            return new Square(side);
        }

        @Override
        public int area() {
            return side * side;
        }

        @Override
        public int more() {
            return HasArea.super.more() + Named.super.more();
        }
    }

    sealed interface Result<T> permits Ok, Bad {}

    record Ok<T>(T value) implements Result<T> {}

    record Bad<T>(int code) implements Result<T> {}

    record Pair<A, B>(A first, B second) {}

    enum Color {
        RED,
        GREEN {
            @Override
            int weight() {
                return 20;
            }
        },
        BLUE(3);
        private final int w;

        Color() {
            this(1);
        }

        Color(int w) {
            this.w = w;
        }

        int weight() {
            return w;
        }

        static final int COUNT = values().length;
    }

    abstract static class Base {
        final int a;

        Base(int a) {
            this.a = a;
        }

        abstract int f();

        int g() {
            return f() + a;
        }
    }

    static class Derived extends Base {
        final int b;

        Derived(int x) {
            if (x < 0) {
                x = -x;
            }
            int y = x * 2;
            super(y);
            this.b = x;
        }

        @Override
        int f() {
            return b;
        }
    }

    final class Inner {
        final int k;

        Inner(int k) {
            this.k = k;
        }

        int sum() {
            return k + counter;
        }
    }

    private int counter;

    {
        counter = 5;
    }

    private static final int[] TABLE;

    static {
        int[] t = new int[8];
        for (int i = 0, j = 1; i < t.length; i++, j *= 3) t[i] = j;
        TABLE = t;
    }

    static int sum(int... values) {
        int s = 0;
        for (final var v : values) s += v;
        return s;
    }

    static <T extends HasArea> int both(T t) {
        return t.area() + t.more();
    }

    static <T> T pick(boolean b, T x, T y) {
        return b ? x : y;
    }

    static int areas(HasArea[] all) {
        int s = 0;
        for (HasArea a : all) s += a.area();
        return s;
    }

    static int code(Result<? extends HasArea> r) {
        return switch (r) {
            case Ok(Square(var s)) when s > 3 -> s;
            case Ok(var other) -> other.area();
            case Bad(int c) -> {
                int z = c;
                yield -z;
            }
        };
    }

    static int old(String s, int k) {
        int r = 0;
        switch (s) {
            case "a":
                r++;
            case "b", "c":
                r += 2;
                break;
            default:
                r = 9;
        }
        switch (k) {
            case 'x' -> r += 100;
            case 1, 2 -> r += 1000;
            default -> {}
        }
        outer:
        for (int i = 0; ; i++) {
            for (int j = 0; j < 4; j++) {
                if (j == 2) continue outer;
                if (i == 3) break outer;
                r += i * j;
            }
        }
        block:
        {
            if (r > 5) break block;
            r = -r;
        }
        return r;
    }

    static int fin(int n) {
        try {
            if (n == 0) throw new ArithmeticException();
            return n / (n - 1);
        } catch (ArithmeticException | NullPointerException e) {
            return -1;
        } finally {
            if (n == 7) Log.info("seven");
        }
    }

    static String color(Color c) {
        return switch (c) {
            case RED -> "r";
            case GREEN -> "g";
            case BLUE ->
                    """
                    blue\tb "quoted" \
                    joined
                    end\
                    """;
        };
    }

    static char next(char c) {
        c += 1;
        c++;
        byte b = (byte) 200;
        b >>>= 1;
        short q = (short) (b | 0b1010_1010);
        q ^= 0_17;
        return (char) (c + q % 3);
    }

    public Syntax() throws Errno {
        Square sq = Square.of(4), unit = new Square();
        Log.info("%d %d %d", HasArea.twice(sq), sq.more(), both(unit));
        Log.info("%d %d", sum(), sum(1, 2, 3));
        int grid[][] = {{1, 2}, {3}}, flat[] = new int[] {1};
        Log.info("%d %d", grid[1][0] + flat[0], TABLE[7]);
        Log.info(
                "%d %d %d",
                code(new Ok<>(sq)), code(new Ok<Square>(unit)), code(new Bad<Square>(5)));
        Log.info("%d %s %c", old("b", 'x'), color(Color.BLUE), next('a'));
        Log.info("%d %d %d", fin(0), fin(7), fin(1));
        Log.info(
                "%d %d",
                new Derived(-3).g(),
                Color.GREEN.weight() + Color.COUNT + Color.valueOf("BLUE").ordinal());
        Object o = pick(true, sq, unit);
        if (!(o instanceof Square(int side))) throw new Errno(Errno.EINVAL);
        Log.info("%d", side);
        record Local(int x, long y) {
            long both() {
                return x + y;
            }
        }
        enum Small {
            ON,
            OFF
        }
        interface Fn {
            int apply(int x);
        }
        Fn fn = x -> x + 1;
        Fn m = Math::abs;
        Log.info(
                "%d %d %d %b",
                new Local(1, 2L).both(), fn.apply(3), m.apply(-4), Small.ON == Small.OFF);
        var p = new Pair<>(new Pair<>(sq, unit), Color.RED);
        if (p
                        instanceof
                        Pair<Pair<Square, Square>, Color>(
                                Pair<Square, Square>(Square(var x), _),
                                Color c)
                && c == Color.RED
                && x > 0) Log.info("nested %d", x);
        Inner in = this.new Inner(3);
        Log.info("%d %d", in.sum(), max(3, (int) 4L));
        long acc = 0;
        int i = 0;
        do {
            acc += i++ + ++i;
            if ((i & 4) != 0) continue;
        } while (i < 10);
        ;
        Log.info("%d %x \u0041 %d", acc, 0xFFFF_FFFFL, Long.MIN_VALUE / -1);
        assert acc > 0 : "positive";
        HasArea anon =
                new HasArea() {
                    int n = 3;

                    @Override
                    public int area() {
                        return n++ + sq.side();
                    }
                };
        Log.info("%d %d", anon.area(), areas(new HasArea[] {anon, sq, () -> 2}));
        StringLoop:
        for (char ch = 'a'; ch <= 'c'; ch++) {
            switch (ch) {
                case 'b':
                    continue StringLoop;
                default:
                    break;
            }
            Log.info("%c", ch);
        }
        int t = i > 3 ? i < 5 ? 1 : 2 : 3;
        t <<= 33;
        t = t++ + t--;
        Log.info("%d %b", t, i == 10 ^ t > 2 | false & true);
        var list = new int[][] {new int[3], {}};
        list[0][1] = list[0][2] = 4;
        Log.info("%d", list[0][1]);
    }

    @Override
    public void close() {}
}
