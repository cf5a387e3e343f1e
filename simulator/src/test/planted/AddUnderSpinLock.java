// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// A table grows under a spinlock.
///
/// Finds: SLEEP_IN_ATOMIC within 1
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class AddUnderSpinLock {
    static final class Entry extends TableEntry<Pid> {
        Entry(Pid pid) {
            super(pid);
        }
    }

    private final SpinLock lock = new SpinLock();
    private final Table<Pid, Entry> table = new Table<>();
    private final ProcFile file = new ProcFile("planted", 0666).writes(this::write);

    private void write(UserReader in) throws Errno {
        var entry = new Entry(Pid.current());
        try (var _ = lock.acquire()) {
            table.add(entry);
        }
    }
}
