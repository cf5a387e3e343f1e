// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// Writers add to a list without a lock.
///
/// Finds: DATA_RACE within 5
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class UnlockedList {
    static final class Node extends ListEntry {}

    private final KernelList<Node> list = new KernelList<>();
    private final ProcFile file = new ProcFile("planted", 0666).writes(this::write);

    private void write(UserReader in) {
        list.addLast(new Node());
    }
}
