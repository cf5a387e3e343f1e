// SPDX-License-Identifier: MIT OR GPL-2.0
// without: KJ0402
// do: echo 1 > /proc/flushqueue &
// do: sleep 1
// kernel says: WARNING: possible circular locking dependency detected
package flushqueue;

import module jiffy.linux;

/// Who holds a mutex waits for a queue, of which a work takes it.
@KernelModule(name = "flushqueue", license = "GPL", description = "Waits for a queue")
public final class FlushQueue {
    private final Mutex lock = new Mutex();
    private final WorkQueue queue = new WorkQueue("flushqueue");
    private final Work work = new Work(this::work);
    private final ProcFile file = new ProcFile("flushqueue", 0222).writes(this::write);
    private int works;

    public FlushQueue() throws Errno {}

    private void write(UserReader input) throws Errno {
        int by = input.parseInt();
        try (var _ = lock.acquire()) {
            works += by;
            queue.queue(work);
            queue.flush(); // seen
        }
    }

    private void work() {
        try (var _ = lock.acquire()) { // seen
            works++;
        }
    }
}
