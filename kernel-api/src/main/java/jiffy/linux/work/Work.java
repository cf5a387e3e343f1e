// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.work;

import jiffy.linux.Kernel;
import jiffy.linux.bind.C;
import jiffy.linux.bind.Callback;
import jiffy.linux.bind.Context;
import jiffy.linux.bind.Header;
import jiffy.linux.bind.KernelObject;
import jiffy.linux.bind.Phase;

/// Something to do later, by a worker of a queue: `struct work_struct` (`linux/workqueue.h`).
@Header("linux/workqueue.h")
@KernelObject(type = "struct work_struct", drain = "cancel_work_sync(&$this)")
public final class Work {
    private final Handler handler;

    /// A work that is not queued. `INIT_WORK`
    @C(value = "INIT_WORK(&$this, $0)", phase = Phase.CONSTRUCT)
    public Work(Handler handler) {
        this.handler = handler;
    }

    /// Queues the work on the system's own queue. `schedule_work`
    ///
    /// @return false if it was queued already
    @C(value = "jiffy_work_queue(system_unbound_wq, &$this, &$stopping)", phase = Phase.RUN)
    public boolean schedule() {
        return Kernel.current().queue(null, this);
    }

    /// Takes the work off its queue and waits for its callback; may sleep. Not under a lock that
    /// the callback takes. `cancel_work_sync`
    ///
    /// @return whether it was queued
    @C(value = "cancel_work_sync(&$this)", phase = Phase.RUN, sleeps = true, waits = true)
    public boolean cancelSync() {
        return Kernel.current().cancel(this);
    }

    /// Waits until the work, if queued or running, has run; may sleep. `flush_work`
    ///
    /// @return whether it had to wait
    @C(value = "flush_work(&$this)", phase = Phase.RUN, sleeps = true, waits = true)
    public boolean flush() {
        return Kernel.current().flush(this);
    }

    /// Runs the callback; for a home.
    public void run() {
        handler.run();
    }

    /// What a worker calls: in process context, never twice at once.
    @FunctionalInterface
    @Callback(
            context = Context.PROCESS,
            define =
                    """
                    static void $name(struct work_struct *work)
                    {
                        struct $module *self = container_of(work, struct $module, $field);
                        $throws int status;

                        $invoke();
                        $throws jiffy_report(status);
                    }
                    """)
    public interface Handler {
        /// Does the work.
        void run();
    }
}
