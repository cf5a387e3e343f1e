// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// Made when it is first needed, and asked for without the lock.
///
/// Finds: DATA_RACE within 20
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class LazyOnce {
    static final class Table {
        final int[] squares = new int[10];
    }

    private final Mutex lock = new Mutex();
    private Table table;
    private final ProcFile file = new ProcFile("planted", 0666).shows(this::show);

    private void show(SeqFile out) {
        if (table == null) {
            try (var _ = lock.acquire()) {
                table = new Table();
            }
        }
        out.printf("%d\n", table.squares.length);
    }
}
