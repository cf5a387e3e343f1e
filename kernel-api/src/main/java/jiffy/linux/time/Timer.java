// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.time;

import jiffy.linux.Kernel;
import jiffy.linux.bind.C;
import jiffy.linux.bind.Callback;
import jiffy.linux.bind.Context;
import jiffy.linux.bind.Header;
import jiffy.linux.bind.KernelObject;
import jiffy.linux.bind.Phase;

/// A timer of the kernel: `struct timer_list` (`linux/timer.h`). When it expires, its callback
/// runs once, in a soft interrupt: the top half.
@Header("linux/timer.h")
@KernelObject(type = "struct timer_list", shutdown = "jiffy_timer_shutdown(&$this)")
public final class Timer {
    private final Handler handler;

    /// A timer that is not armed. `timer_setup` (the lecture's `setup_timer`)
    @C(value = "timer_setup(&$this, $0, 0)", phase = Phase.CONSTRUCT)
    public Timer(Handler handler) {
        this.handler = handler;
    }

    /// Arms the timer; if it is armed already, the earlier expiry stays. `timer_reduce`
    ///
    /// @param jiffies ticks from now, see [Jiffies#ofMillis]
    @C(value = "jiffy_timer_start(&$this, $0, &$stopping)", phase = Phase.RUN)
    public void start(long jiffies) {
        Kernel.current().arm(this, expiry(jiffies), true);
    }

    /// Arms the timer, or moves its expiry. `mod_timer`
    ///
    /// @param jiffies ticks from now
    /// @return whether it was armed before
    @C(value = "jiffy_timer_modify(&$this, $0, &$stopping)", phase = Phase.RUN)
    public boolean modify(long jiffies) {
        return Kernel.current().arm(this, expiry(jiffies), false);
    }

    /// What is negative is now; more than the longest time is the longest time.
    private static long expiry(long jiffies) {
        return Kernel.current().jiffies() + Math.clamp(jiffies, 0L, (Long.MAX_VALUE >> 1) - 1);
    }

    /// Disarms the timer, without waiting for a callback that runs already. `timer_delete`
    /// (the lecture's `del_timer`)
    ///
    /// @return whether it was armed
    @C(value = "jiffy_timer_delete(&$this)", phase = Phase.RUN)
    public boolean delete() {
        return Kernel.current().disarm(this, false);
    }

    /// Disarms the timer and waits for its callback; may sleep (`PREEMPT_RT`). Not under a lock
    /// that the callback takes. `timer_delete_sync`
    ///
    /// @return whether it was armed
    @C(value = "jiffy_timer_delete_sync(&$this)", phase = Phase.RUN, sleeps = true, waits = true)
    public boolean deleteSync() {
        return Kernel.current().disarm(this, true);
    }

    /// Whether the timer is armed. `timer_pending`
    @C("(timer_pending(&$this) != 0)")
    public boolean isPending() {
        return Kernel.current().pending(this);
    }

    /// Runs the callback; for a home.
    public void expire() {
        handler.onExpiry();
    }

    /// What a timer calls: in a soft interrupt, never twice at once.
    @FunctionalInterface
    @Callback(
            context = Context.SOFTIRQ,
            define =
                    """
                    static void $name(struct timer_list *timer)
                    {
                        struct $module *self = container_of(timer, struct $module, $field);
                        $throws int status;

                        $invoke();
                        $throws jiffy_report(status);
                    }
                    """)
    public interface Handler {
        /// The timer expired.
        void onExpiry();
    }
}
