// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(name = "constants", license = "Dual MIT/GPL", description = "What is no constant")
public final class Constants {
    static final int[] TABLE = {1, 2, 3};
    static final Constants SELF = null; // error: KJ0105 `SELF` is not a constant
    static int counter = 3; // error: KJ0105 `counter` is not a constant

    enum Mode {
        ON,
        OFF
    }

    enum Counted {
        ONE;

        private int uses; // error: KJ0105 the field `uses` of an enum is not final
    }

    public Constants() {
        Log.info("%d", Counted.ONE.hashCode()); // error: KJ0107 Enum.hashCode
    }
}
