// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import module jiffy.linux;

/// A constructor that fails: `insmod` says so, and what was built is given back.
@KernelModule(name = "state", license = "Dual MIT/GPL", description = "A constructor that fails")
public final class State {
    private final int[] table = new int[] {1, 5000};
    private final KernelList<Element> list = new KernelList<>();
    private final WorkQueue queue = new WorkQueue("state");

    static final class Element extends ListEntry {}

    public State() throws Errno {
        list.addLast(new Element());
        try { Log.info("try"); throw new IllegalStateException(); } finally { Log.info("finally"); }
    }

    private void go(byte[] array, int index) {
        var scratch = new long[4];
        scratch[0] = table.length;
        array[index] = (byte) scratch[0];
    }
}
