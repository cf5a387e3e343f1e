// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// A constructor that fails: `insmod` says so, and what was built is given back.
@KernelModule(
        name = "nullfault",
        license = "Dual MIT/GPL",
        description = "A constructor that fails")
public final class NullFault {
    private final int[] table = new int[] {1, 5000};
    private final KernelList<Element> list = new KernelList<>();
    private final WorkQueue queue = new WorkQueue("nullfault");

    static final class Element extends ListEntry {}

    public NullFault() throws Errno {
        list.addLast(new Element());
        go(null, 0);
    }

    private void go(byte[] array, int index) {
        var scratch = new long[4];
        scratch[0] = table.length;
        array[index] = (byte) scratch[0];
    }
}
