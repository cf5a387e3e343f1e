// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(name = "chain", license = "Dual MIT/GPL", description = "Recursive types and methods")
public final class Chain {
    static final class Node { // error: KJ0102 a class that contains itself
        Node next;

        Node(Node next) {
            this.next = next;
        }
    }

    public Chain() {
        var node = new Node(new Node(null));
    }
}
