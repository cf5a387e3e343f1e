// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// Whether the node is in the list is asked in one section and used in another.
///
/// Finds: FAULT within 40
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class CheckThenAct {
    static final class Node extends ListEntry {}

    private final Mutex lock = new Mutex();
    private final KernelList<Node> list = new KernelList<>();
    private final ProcFile file = new ProcFile("planted", 0666).writes(this::write);

    private void write(UserReader in) {
        boolean isEmpty;
        try (var _ = lock.acquire()) {
            isEmpty = list.isEmpty();
        }
        if (isEmpty) {
            try (var _ = lock.acquire()) {
                list.addLast(new Node());
                if (list.size() > 1) {
                    throw new IllegalStateException();
                }
            }
        }
    }
}
