// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.sync;

import jiffy.linux.Kernel;
import jiffy.linux.bind.C;
import jiffy.linux.bind.Guards;
import jiffy.linux.bind.Header;
import jiffy.linux.bind.KernelObject;
import jiffy.linux.bind.Phase;

/// A lock whose waiters spin: `spinlock_t` (`linux/spinlock.h`). For short sections that a timer
/// callback shares; nothing may sleep while it is held. Whether interrupts are kept out
/// (`spin_lock_bh`, `spin_lock_irqsave`) the compiler infers from who takes it.
@Header("linux/spinlock.h")
@KernelObject(type = "spinlock_t")
public final class SpinLock {
    /// A free lock. `spin_lock_init`
    @C(value = "spin_lock_init(&$this)", phase = Phase.CONSTRUCT)
    public SpinLock() {}

    /// Takes the lock until the end of the `try`; does not sleep. `spin_lock`, `spin_unlock`
    @C("")
    @Guards(
            value = "guard(spinlock)(&$this);",
            softirq = "guard(jiffy_spinlock_bh)(&$this);",
            hardirq = "guard(spinlock_irqsave)(&$this);",
            atomic = true)
    public Guard acquire() {
        Kernel.current().lock(this, false);
        return () -> Kernel.current().unlock(this);
    }
}
