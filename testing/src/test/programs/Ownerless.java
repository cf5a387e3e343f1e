// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// What nobody owns, a lambda or nothing, in the place of what somebody does.
@KernelModule(name = "ownerless", license = "Dual MIT/GPL", description = "Nobody owns it")
public final class Ownerless {
    interface Rule {
        int cost(int base);
    }

    @Slab
    record Fixed(int number) implements Rule {
        @Override
        public int cost(int base) {
            return number;
        }
    }

    record Holder(Rule rule) {}

    interface Maker {
        Rule make();
    }

    static final class Empty implements Maker {
        @Override
        public Rule make() {
            return null;
        }
    }

    static final class Full implements Maker {
        @Override
        public Rule make() {
            return new Fixed(3);
        }
    }

    static final class Twice implements Maker {
        @Override
        public Rule make() {
            return base -> base * 2;
        }
    }

    static final class Throwing implements Maker {
        @Override
        public Rule make() {
            throw new IllegalStateException();
        }
    }

    public Ownerless() {
        Rule more = base -> base + 1;
        var holder = new Holder(more);
        Log.info("%d", holder.rule().cost(2));
        show(new Empty());
        show(new Full());
        show(new Twice());
        show(new Throwing());
        Rule either = holder.rule().cost(1) > 1 ? new Fixed(4) : base -> 9;
        Log.info("%d", either.cost(1));
    }

    private static void show(Maker maker) {
        try {
            var rule = maker.make();
            Log.info("%d", rule == null ? -1 : rule.cost(5));
        } catch (IllegalStateException e) {
            Log.info("none");
        }
    }
}
