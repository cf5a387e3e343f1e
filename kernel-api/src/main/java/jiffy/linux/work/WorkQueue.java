// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.work;

import jiffy.linux.Errno;
import jiffy.linux.Kernel;
import jiffy.linux.bind.C;
import jiffy.linux.bind.Header;
import jiffy.linux.bind.KernelObject;
import jiffy.linux.bind.Phase;

/// A queue of works with workers of its own: `struct workqueue_struct` (`linux/workqueue.h`).
@Header("linux/workqueue.h")
@KernelObject(type = "struct workqueue_struct *", release = "destroy_workqueue($this)")
public final class WorkQueue {
    private final String name;

    /// An empty queue, not bound to a CPU. `alloc_workqueue`
    ///
    /// @param name a constant: the name of its workers in a process list
    /// @throws Errno ENOMEM
    @C(
            value = "jiffy_workqueue_create(&$this, $0)",
            fails = true,
            sleeps = true,
            phase = Phase.CONSTRUCT)
    public WorkQueue(String name) throws Errno {
        this.name = name;
    }

    /// Queues a work; any context. `queue_work`
    ///
    /// @return false if it was queued already
    @C(value = "jiffy_work_queue($this, &$0, &$stopping)", phase = Phase.RUN)
    public boolean queue(Work work) {
        return Kernel.current().queue(this, work);
    }

    /// Waits until all that is queued now has run; may sleep. `flush_workqueue`
    @C(value = "flush_workqueue($this)", phase = Phase.RUN, sleeps = true, waits = true)
    public void flush() {
        Kernel.current().flush(this);
    }

    @Override
    public String toString() {
        return name;
    }
}
