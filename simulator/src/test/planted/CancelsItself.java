// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// A work waits for its own end.
///
/// Finds: RECURSIVE_LOCK within 1
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class CancelsItself {
    private final Work work = new Work(this::work);
    private final ProcFile file = new ProcFile("planted", 0666).writes(this::write);

    private void work() {
        work.cancelSync();
    }

    private void write(UserReader in) {
        work.schedule();
    }
}
