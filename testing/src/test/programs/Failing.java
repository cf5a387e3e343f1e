// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// A constructor that fails: `insmod` says so, and what was built is given back.
@KernelModule(name = "failing", license = "Dual MIT/GPL", description = "A constructor that fails")
public final class Failing {
    private final int[] table = new int[] {1, 5000};
    private final KernelList<Element> list = new KernelList<>();
    private final WorkQueue queue = new WorkQueue("failing");

    static final class Element extends ListEntry {}

    public Failing() throws Errno {
        list.addLast(new Element());
        Log.info("before"); try { throw new Errno(Errno.ENODEV); } finally { Log.info("finally"); }
    }

    private void go(byte[] array, int index) {
        var scratch = new long[4];
        scratch[0] = table.length;
        array[index] = (byte) scratch[0];
    }
}
