// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

@KernelModule(name = "values", license = "GPL", description = "Values at their edges")
public final class Values {
    static final boolean DEBUG = false;
    static final long BIG = 1L << 40 >>> 3 | 0xffL;
    static final char NEXT = (char) ('a' + 1);
    static final int[] FIB = new int[20];
    static final int SUM;
    static {
        FIB[0] = FIB[1] = 1;
        for (int i = 2; i < FIB.length; i++) FIB[i] = FIB[i - 1] + FIB[i - 2];
        int s = 0;
        for (int each : FIB) s += each;
        SUM = s;
    }
    static final String[] NAMES = {"Aa", "BB", "C" + 1, null};
    static final int MAXIMUM = Math.max(FIB[5], 3);

    enum Op {
        ADD('+', 1), SUB('-', 1), MUL('*', 2), DIV('/', 2);
        static final Op[] BY_RANK = {MUL, DIV, ADD, SUB};
        static final int COUNT = values().length;
        final char symbol;
        final int rank;
        private final int[] weights;
        Op(char symbol, int rank) {
            this.symbol = symbol;
            this.rank = rank;
            weights = new int[] {rank, rank * ordinal(), symbol};
        }
        int apply(int a, int b) {
            return switch (this) {
                case ADD -> a + b;
                case SUB -> a - b;
                case MUL -> a * b;
                case DIV -> a / b;
            };
        }
        static Op of(char c) {
            for (Op op : values()) if (op.symbol == c) return op;
            return null;
        }
        int weight() { int n = 0; for (int w : weights) n += w; return n; }
        @Override public String toString() { return this == ADD ? "plus" : name(); }
    }

    record Point(Op op, String name, int n) {}

    static final class Holder {
        static final Op FIRST = Op.values()[0];
        static final int TWICE = Values.SUM * 2;
        Op op;
        String name = "none";
    }

    private Op last;
    private final Op[] ops = new Op[3];
    private final String[] words = {"x", null, "z"};

    public Values() {
        if (DEBUG) Log.info("never");
        Log.info("%d %c %d %d %d", BIG, NEXT, FIB[19], SUM, MAXIMUM);
        for (var op : Op.values()) {
            Log.info("%d %d %s", op.apply(12, 3), op.weight(), op.toString());
        }
        for (var op : Op.BY_RANK) Log.info("%s", op.name());
        Log.info("%d %s %d", Op.COUNT, Holder.FIRST.name(), Holder.TWICE);
        last = Op.of('*');
        Log.info("%b %b", last == Op.MUL, Op.of('!') == null);
        for (var name : NAMES) Log.info("%d", kind(name));
        ops[1] = last;
        ops[2] = ops[1];
        for (var op : ops) Log.info("%s", op == null ? "-" : op.name());
        words[1] = words[0];
        words[0] = null;
        Log.info("%b %s", words[0] == null, words[1]);
        var holder = new Holder();
        Log.info("%b %s", holder.op == null, holder.name);
        holder.op = Op.SUB;
        holder.name = holder.op.toString();
        Log.info("%s", holder.name);
        Log.info("%d", old(Op.ADD) + old(Op.SUB) * 10 + old(Op.DIV) * 100);
        var p = new Point(Op.ADD, "p", 3);
        Log.info("%b %b", p.equals(new Point(Op.ADD, "p", 3)), p.equals(new Point(Op.SUB, "p", 3)));
        Log.info("%s %d", p.op().name(), p.name().length());
        Op chosen = SUM > 5 ? Op.DIV : null;
        Log.info("%s", chosen.name());
        String text = switch (chosen) { case DIV, MUL -> "high"; default -> "low"; };
        Log.info("%s", text);
        Log.info("%d", Op.valueOf("SUB").compareTo(Op.valueOf("DIV")));
        try {
            Log.info("%d", chosen.apply(1, 0));
        } catch (ArithmeticException e) { Log.info("divided"); }
        Log.info("%d", kind("BB") + nested(Op.ADD, "b") + nested(Op.MUL, "a"));
        switchNull(null);
        last = null;
        Log.info("%d", last.rank);
    }

    private static int nested(Op op, String s) {
        return switch (op) {
            case ADD -> switch (s) {
                case "a" -> 1;
                case "b" -> { int q = s.length(); yield q + 1; }
                default -> 3;
            };
            default -> { if (s.equals("a")) yield 50; yield 60; }
        };
    }

    private static void switchNull(String s) {
        switch (s) {
            case "x" -> Log.info("x");
            case null, default -> Log.info("null or other");
        }
    }

    private static int kind(String s) {
        if (s == null) return -1;
        switch (s) {
            default: return 0;
            case "Aa": case "C1": return 1;
            case "BB": return 2;
        }
    }

    private static int old(Op op) {
        int n = 0;
        switch (op) {
            case SUB: n++;
            default: n++;
            case ADD: n++; break;
            case MUL: n = 100;
        }
        return n;
    }
}
