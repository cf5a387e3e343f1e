// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// Objects of many classes in one container, and who frees them.
@KernelModule(name = "contained", license = "Dual MIT/GPL", description = "Classes in containers")
public final class Contained implements AutoCloseable {
    interface Rule {
        int cost(int base);
    }

    @Slab
    static final class Factor implements Rule {
        private final int factor;

        Factor(int factor) {
            if (factor == 13) {
                throw new IllegalArgumentException();
            }
            this.factor = factor;
        }

        @Override
        public int cost(int base) {
            return base * factor;
        }
    }

    abstract static sealed class Job extends ListEntry permits Print, Copy {
        final int number;
        private final Rule rule;

        Job(int number, Rule rule) {
            this.number = number;
            this.rule = rule;
            if (number < 0) {
                throw new IllegalStateException();
            }
        }

        final int cost() {
            return rule.cost(base());
        }

        abstract int base();
    }

    @Slab
    static final class Print extends Job {
        int pages;
        private final byte[] text;

        Print(int number, Rule rule, byte[] text) {
            super(number, rule);
            this.text = text;
            pages = this.text.length;
        }

        @Override
        int base() {
            return text[0];
        }
    }

    static sealed class Copy extends Job permits ColorCopy {
        Copy(int number, Rule rule) {
            super(number, rule);
        }

        @Override
        int base() {
            return 5;
        }
    }

    @Slab
    static final class ColorCopy extends Copy {
        private final Range colors;

        ColorCopy(int number, Range colors) {
            super(number, base -> base * 100);
            this.colors = colors;
        }

        @Override
        int base() {
            return super.base() + colors.size();
        }
    }

    @Slab
    record Range(int from, int to) {
        Range {
            if (from > to) {
                int swapped = from;
                from = to;
                to = swapped;
            }
        }

        Range(int to) {
            this(0, to);
        }

        int size() {
            return to - from;
        }
    }

    private final Mutex lock = new Mutex();
    private final KernelList<Job> jobs = new KernelList<>();
    private final Rule twice = base -> base + base;
    private final Rule triple = new Factor(3);

    public Contained() {
        add(new Print(1, Contained::plain, new byte[] {65, 66}));
        add(new Copy(2, new Factor(7)));
        add(new ColorCopy(3, new Range(9, 2)));
        add(make(4));
        failing();
        walk();
        sweep();
        walk();
        Log.info("%d %d", twice.cost(4), triple.cost(4));
        drop(new Factor(2));
        drop(Contained::plain);
        drop(null);
        Log.info("%d", new Range(8).size());
        Log.info("%d", keep(triple).cost(2));
    }

    private static int plain(int base) {
        return base;
    }

    private static Job make(int number) {
        return number % 2 == 0
                ? new Copy(number, new Factor(1))
                : new Print(number, null, new byte[1]);
    }

    private void failing() {
        try {
            add(new Copy(-1, new Factor(2)));
        } catch (IllegalStateException e) {
            Log.info("no job");
        }
        try {
            add(new Print(5, new Factor(13), new byte[2]));
        } catch (IllegalArgumentException e) {
            Log.info("no rule");
        }
        try {
            add(new Print(6, base -> base, null));
        } catch (NullPointerException e) {
            Log.info("no text");
        }
    }

    private static Rule keep(Rule rule) {
        return rule;
    }

    private void drop(Rule rule) {

        if (rule instanceof Factor factor) {
            Log.info("factor %d", factor.cost(1));
        } else if (rule != null) {
            Log.info("rule %d", rule.cost(1));
        }
    }

    private void add(Job job) {
        try (var _ = lock.acquire()) {
            jobs.addLast(job);
        }
    }

    private void walk() {
        try (var _ = lock.acquire()) {
            for (var job : jobs) {
                var text =
                        switch (job) {
                            case Print p when p.pages > 1 -> "long print";
                            case Print _ -> "print";
                            case ColorCopy _ -> "color";
                            case Copy _ -> "copy";
                        };
                Log.info("%d: %s for %d", job.number, text, job.cost());
                if (job instanceof Print print) {
                    print.pages++;
                }
            }
        }
    }

    private void sweep() {
        try (var _ = lock.acquire()) {
            for (var each = jobs.walk(); each.hasNext(); ) {
                if (each.next() instanceof Copy copy && copy.number > 2) {
                    each.remove();
                }
            }
        }
    }

    @Override
    public void close() {
        while (true) {
            try (var _ = lock.acquire()) {
                var job = jobs.pollFirst();
                if (job == null) break;
                switch (job) {
                    case Print _ -> {}
                    case Copy copy -> Log.info("copy %d is left", copy.number);
                }
            }
        }
    }
}
