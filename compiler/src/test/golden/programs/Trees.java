// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

/// Recursive types through a hierarchy and through several classes, deep and shared.
@KernelModule(name = "trees", license = "Dual MIT/GPL", description = "Trees")
public final class Trees {
    sealed interface Expr permits Num, Add, Negate {}

    record Num(int value) implements Expr {}

    record Add(Expr left, Expr right) implements Expr {}

    record Negate(Expr operand, int[] note) implements Expr {}

    /// A leaf is shared by nobody; a branch leads to twigs and those to branches.
    @Slab
    static final class Branch {
        final Twig first;
        final Twig second;
        final int number;

        Branch(Twig first, Twig second, int number) {
            this.first = first;
            this.second = second;
            this.number = number;
        }
    }

    static final class Twig {
        final int length;
        final Branch next;

        Twig(int length, Branch next) {
            this.length = length;
            this.next = next;
        }
    }

    /// The links are inherited.
    abstract static class Step {
        final Step before;

        Step(Step before) {
            this.before = before;
        }

        abstract int size();
    }

    static final class Short extends Step {
        Short(Step before) {
            super(before);
        }

        @Override
        int size() {
            return 1;
        }
    }

    static final class Long extends Step {
        final Step beside;

        Long(Step before, Step beside) {
            super(before);
            this.beside = beside;
        }

        @Override
        int size() {
            return beside == null ? 2 : 3;
        }
    }

    private Expr kept;

    public Trees() {
        deep();
        shared();
        branches();
        steps();
    }

    private void deep() {
        Expr left = new Num(0);
        for (int i = 1; i <= 100000; i++) left = new Add(left, new Num(i));
        Log.info("%d %d", depth(left), sum(left));
        Expr right = new Num(0);
        for (int i = 1; i <= 100000; i++) right = new Add(new Num(i), right);
        Log.info("%b", right instanceof Add(Num(var value), _) && value == 100000);
        Expr mixed = new Num(7);
        for (int i = 0; i < 100000; i++) {
            mixed = switch (i % 3) {
                case 0 -> new Add(mixed, null);
                case 1 -> new Add(null, mixed);
                default -> new Negate(mixed, new int[] {i});
            };
        }
        kept = mixed;
    }

    private static int depth(Expr expr) {
        int depth = 0;
        for (var each = expr; each instanceof Add add; each = add.left()) depth++;
        return depth;
    }

    private static long sum(Expr expr) {
        long sum = 0;
        for (var each = expr; each instanceof Add add; each = add.left()) {
            if (add.right() instanceof Num(var value)) sum += value;
        }
        return sum;
    }

    private void shared() {
        Expr part = new Num(3);
        for (int i = 0; i < 1000; i++) part = new Add(part, part);
        Log.info("%d", depth(part));
        kept = part;
        part = new Negate(kept, null);
        kept = new Num(5);
        if (part instanceof Negate(var operand, _)) Log.info("%d", depth(operand));
        try {
            kept = new Add(part, new Negate(part, new int[-depth(new Add(part, null))]));
        } catch (NegativeArraySizeException e) {
            Log.info("%b %b", part instanceof Negate, kept instanceof Num);
        }
    }

    private void branches() {
        Branch branch = null;
        for (int i = 0; i < 100000; i++) {
            var end = new Twig(i, null);
            var on = new Twig(-i, branch);
            branch = i % 2 == 0 ? new Branch(on, end, i) : new Branch(end, on, i);
        }
        Log.info("%d %d %d", branch.number, branch.first.length, branch.second.next.number);
    }

    private void steps() {
        Step step = null;
        int size = 0;
        for (int i = 0; i < 100000; i++) {
            step = i % 2 == 0 ? new Short(step) : new Long(i % 3 == 0 ? step : null, step);
        }
        for (var each = step; each != null; each = each.before) size += each.size();
        Log.info("%d", size);
    }
}
