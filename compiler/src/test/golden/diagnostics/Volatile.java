// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(name = "volatiles", license = "Dual MIT/GPL", description = "Volatile fields")
public final class Volatile {
    static final class Node {
        volatile Node next; // error: KJ0102 a `volatile` reference to a `Volatile.Node`
        volatile int[] numbers; // error: KJ0102 a `volatile` reference to a `int[]`
        volatile int count;
    }

    private volatile long number;

    public Volatile() {
        number++; // error: KJ0401 this reads and writes the volatile field `number` in two steps
        number += 2; // error: KJ0401 field `number` in two steps
        var node = new Node();
        Log.info("%d %d", --node.count, number); // error: KJ0401 `count`
    }
}
