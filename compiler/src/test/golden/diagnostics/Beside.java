// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

/// One object by two arguments: a method may share or free it by one name, and go on by the other.
@KernelModule(name = "beside", license = "Dual MIT/GPL", description = "One object, two names")
public final class Beside {
    static final class Node {
        int value;
        int visits;
        int rounds;

        void publish(Beside module, Node node) {
            try (var _ = module.lock.acquire()) {
                module.first = node;
            }
            visits++; // error: KJ0401 `visits` is changed here
        }
    }

    private final Mutex lock = new Mutex();
    private Node first;
    private Node second;
    private final ProcFile file = new ProcFile("beside", 0666).writes(this::write);

    private void keep(Node kept, Node named) {
        try (var _ = lock.acquire()) {
            first = kept;
            second = kept;
        }
        named.value++; // error: KJ0401 `value` is changed here
    }

    private void swap(Node kept, Node named) {
        try (var _ = lock.acquire()) {
            first = kept;
        }
        named.rounds++; // error: KJ0401 `rounds` is changed here
    }

    private void write(UserReader in) throws Errno {
        int given = in.parseInt();
        var node = new Node();
        keep(node, node);
        var other = new Node();
        other.publish(this, other);
        var one = new Node();
        var two = new Node();
        swap(given > 0 ? one : two, one);
    }
}
