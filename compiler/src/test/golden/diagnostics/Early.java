// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(name = "early", license = "Dual MIT/GPL", description = "Used before it is built")
public final class Early {
    private final int used = use(); // error: KJ0501 `late` is used here before it is built
    private final Mutex late = new Mutex();
    private final int again = use();

    public Early() {}

    private int use() {
        try (var _ = late.acquire()) {
            return 1;
        }
    }
}
