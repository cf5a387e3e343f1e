// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

/// A cycle of two locks, of which one is only waited for.
@KernelModule(name = "lockorder", license = "Dual MIT/GPL", description = "Waits in a circle")
public final class LockOrder {
    private final Mutex outer = new Mutex();
    private final Mutex inner = new Mutex();
    private final Work work = new Work(this::work);
    private final ProcFile file = new ProcFile("lockorder", 0222).writes(this::write);

    private void write(UserReader in) throws Errno {
        int number = in.parseInt();
        work.schedule();
        try (var _ = outer.acquire()) {
            work.flush(); // error: KJ0402 `inner` is taken inside of `outer`
        }
        try (var _ = inner.acquire()) {
            try (var _ = outer.acquire()) {
                Log.info("%d", number);
            }
        }
    }

    private void work() {
        try (var _ = inner.acquire()) {
            Log.info("works");
        }
    }
}
