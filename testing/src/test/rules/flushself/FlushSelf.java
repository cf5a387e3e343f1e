// SPDX-License-Identifier: MIT OR GPL-2.0
// without: KJ0402
// do: sleep 1
// kernel says: WARNING: possible recursive locking detected
package flushself;

import module jiffy.linux;

/// A work waits for its own end.
@KernelModule(name = "flushself", license = "GPL", description = "Waits for itself")
public final class FlushSelf {
    private final Work work = new Work(this::work);

    void started() {
        work.schedule();
    }

    private void work() {
        work.flush(); // seen
    }
}
