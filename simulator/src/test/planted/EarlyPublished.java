// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// A node is filled after it was put into the list.
///
/// Finds: DATA_RACE within 20
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class EarlyPublished {
    static final class Node extends ListEntry {
        int value;
    }

    private final Mutex lock = new Mutex();
    private final KernelList<Node> list = new KernelList<>();
    private final ProcFile file =
            new ProcFile("planted", 0666).shows(this::show).writes(this::write);

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            for (var each : list) {
                out.printf("%d\n", each.value);
            }
        }
    }

    private void write(UserReader in) throws Errno {
        var node = new Node();
        try (var _ = lock.acquire()) {
            list.addLast(node);
        }
        node.value = in.parseInt();
    }
}
