// SPDX-License-Identifier: MIT OR GPL-2.0
// without: KJ0501
// kernel says: BUG: spinlock bad magic
package usedbeforebuilt;

import module jiffy.linux;

/// A field's initialiser takes a lock that is built after it.
@KernelModule(name = "usedbeforebuilt", license = "GPL", description = "A lock before it is built")
public final class UsedBeforeBuilt {
    private int counted;
    private final int first = count();
    private final SpinLock lock = new SpinLock();

    public UsedBeforeBuilt() {
        Log.info("%d", first);
    }

    private int count() {
        try (var _ = lock.acquire()) { // seen
            return ++counted;
        }
    }
}
