// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(name = "enumkinds", license = "Dual MIT/GPL", description = "Enums that are refused")
public final class EnumKinds {
    enum Ran implements Runnable { // error: KJ0102 implementing `java.lang.Runnable`
        ONE;

        @Override
        public void run() {}
    }

    enum Kept {
        FIRST {
            final int own = 3; // error: KJ0102 a field or initialiser in the body of an enum's

            @Override
            int value() {
                return own;
            }
        },
        SECOND;

        int value() {
            return 0;
        }
    }

    public EnumKinds() {
        Log.info("%d", Kept.FIRST.value());
    }
}
