// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// A capacity below zero: the constructor fails, and what was built is given back.
@KernelModule(name = "negative", license = "Dual MIT/GPL", description = "A capacity below zero")
public final class Negative {
    private final int[] sizes = new int[] {2, -1};
    private final KernelList<Item> good = new KernelList<>(sizes[0]);

    static final class Item extends ListEntry {}

    private final KernelList<Item> bad = new KernelList<>(sizes[1]);

    public Negative() {
        Log.info("never");
    }
}
