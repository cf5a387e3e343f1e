// SPDX-License-Identifier: MIT OR GPL-2.0
package planted;

import module jiffy.linux;

/// A work flushes the queue of another work that waits for its lock.
///
/// Finds: LOCK_ORDER within 20
@KernelModule(name = "planted", license = "GPL", description = "A planted mistake")
public final class QueueWaitsForItself {
    private final Mutex lock = new Mutex();
    private int value;
    private final WorkQueue queue = new WorkQueue("planted");
    private final Work one = new Work(this::one);
    private final ProcFile file = new ProcFile("planted", 0666).writes(this::write);

    public QueueWaitsForItself() throws Errno {}

    private void one() {
        try (var _ = lock.acquire()) {
            value++;
        }
    }

    private void write(UserReader in) {
        queue.queue(one);
        try (var _ = lock.acquire()) {
            queue.flush();
        }
    }
}
