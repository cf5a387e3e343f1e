// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

/// An object that a method takes over, and a part of it that the method names: the caller keeps it
/// alive for as long as that.
@KernelModule(name = "alive", license = "Dual MIT/GPL", description = "Kept by the caller")
public final class Alive {
    static final class Node {
        final int[] numbers = new int[3];
    }

    private final Mutex lock = new Mutex();
    private Node current;
    private final ProcFile file = new ProcFile("alive", 0666).writes(this::write);

    private void put(Node node, int[] numbers) {
        try (var _ = lock.acquire()) {
            current = node;
        }
        Log.info("%d", numbers[0]);
    }

    private void write(UserReader in) throws Errno {
        var node = new Node();
        put(node, node.numbers);
    }
}
