// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.sync;

import jiffy.linux.Kernel;
import jiffy.linux.bind.C;
import jiffy.linux.bind.Guards;
import jiffy.linux.bind.Header;
import jiffy.linux.bind.KernelObject;
import jiffy.linux.bind.Phase;

/// A lock whose waiters sleep: `struct mutex` (`linux/mutex.h`). Only in process context.
@Header("linux/mutex.h")
@KernelObject(type = "struct mutex", release = "mutex_destroy(&$this)")
public final class Mutex {
    /// A free mutex. `mutex_init`
    @C(value = "mutex_init(&$this)", phase = Phase.CONSTRUCT)
    public Mutex() {}

    /// Takes the mutex until the end of the `try`; may sleep. `guard(mutex)`: `mutex_lock`,
    /// `mutex_unlock`
    @C(value = "", sleeps = true)
    @Guards("guard(mutex)(&$this);")
    public Guard acquire() {
        Kernel.current().lock(this, true);
        return () -> Kernel.current().unlock(this);
    }
}
