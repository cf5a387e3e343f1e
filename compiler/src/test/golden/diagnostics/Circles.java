// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(name = "circles", license = "Dual MIT/GPL", description = "Circles of classes")
public final class Circles {
    sealed interface Expr permits Num, Add, Call {}

    record Num(int value) implements Expr {}

    record Add(Expr left, Expr right) implements Expr {}

    /// A super constructor lets `this` be seen.
    abstract static class Seen {
        int number;

        Seen() {
            look(this);
        }

        private static void look(Seen seen) {
            seen.number++;
        }
    }

    static final class Call extends Seen implements Expr {
        final Expr callee;

        Call(Expr callee) {
            super(); // error: KJ0202 cannot prove that no `Circles.Call` contains itself
            this.callee = callee;
        }
    }

    static final class Early extends Seen {
        final Early before;

        Early(Early before) {
            this.before = before;
            super();
        }
    }

    static final class Wing {
        final Bird bird;

        Wing(Bird bird) {
            this.bird = bird;
        }
    }

    static final class Bird {
        final Wing wing;

        Bird() {
            wing = new Wing(this); // error: KJ0202 cannot prove that no `Circles.Bird`
        }
    }

    public Circles() {}
}
