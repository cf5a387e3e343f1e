// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// A constructor that fails: `insmod` says so, and what was built is given back.
@KernelModule(name = "division", license = "Dual MIT/GPL", description = "A constructor that fails")
public final class Zero {
    private final int[] table = new int[] {1, 5000};
    private final KernelList<Element> list = new KernelList<>();
    private final WorkQueue queue = new WorkQueue("division");

    static final class Element extends ListEntry {}

    public Zero() throws Errno {
        list.addLast(new Element());
        int zero = 0; Log.info("before"); Log.info("%d", 1 / zero); Log.info("never");
    }

    private void go(byte[] array, int index) {
        var scratch = new long[4];
        scratch[0] = table.length;
        array[index] = (byte) scratch[0];
    }
}
