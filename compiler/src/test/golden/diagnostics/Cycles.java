// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(name = "cycles", license = "Dual MIT/GPL", description = "Objects in themselves")
public final class Cycles {
    static final class Early {
        final Early next;
        int number;

        Early(Early first) {
            number = first(this); // error: KJ0202 cannot prove that no `Cycles.Early`
            next = first;
        }

        private static int first(Early early) {
            return early.number;
        }
    }

    static final class Itself {
        final Itself self;

        Itself() {
            self = this; // error: KJ0202 cannot prove that no `Cycles.Itself`
        }
    }

    static final class Late {
        final Late next;
        int number;

        Late(Late next) {
            this.next = next;
            number = Early.first(new Early(new Early(null)));
            count(this);
        }

        Late() {
            this(null);
        }

        private static void count(Late late) {
            late.number++;
        }
    }

    public Cycles() {}
}
