// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// A constructor that fails: `insmod` says so, and what was built is given back.
@KernelModule(name = "index", license = "Dual MIT/GPL", description = "A constructor that fails")
public final class Index {
    private final int[] table = new int[] {1, 5000};
    private final KernelList<Element> list = new KernelList<>();
    private final WorkQueue queue = new WorkQueue("index");

    static final class Element extends ListEntry {}

    public Index() throws Errno {
        list.addLast(new Element());
        var a = new byte[3]; Log.info("before"); go(a, 3);
    }

    private void go(byte[] array, int index) {
        var scratch = new long[4];
        scratch[0] = table.length;
        array[index] = (byte) scratch[0];
    }
}
