// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import java.util.Arrays;
import module jiffy.linux;

/// An object of the library is guarded as a whole, each by a lock of its own.
@KernelModule(name = "shared", license = "Dual MIT/GPL", description = "Shared maps")
public final class SharedLibrary {
    private final SpinLock lock = new SpinLock();
    private final SpinLock other = new SpinLock();
    private final LongMap unguarded = new LongMap(10);
    private final LongMap first = new LongMap(10);
    private final LongMap second = new LongMap(10);
    private final LongMap never = new LongMap(10);
    private final int[] filled = new int[4];
    private final Timer timer = new Timer(this::tick);
    private final Timer timer2 = new Timer(this::tock);

    public SharedLibrary() {
        never.put(1, 1);
    }

    private void tick() {
        unguarded.put(1, 2); // error: KJ0401 `unguarded` is changed here while `tock` may read it
        Arrays.fill(filled, 3); // error: KJ0401 `filled` is changed here while `tock` may read it
        try (var _ = lock.acquire()) {
            first.put(1, 2);
        }
        try (var _ = other.acquire()) {
            second.put(1, never.getOrDefault(1, 0));
        }
    }

    private void tock() {
        Log.info("%b %d", unguarded.containsKey(1), filled[0]);
        try (var _ = lock.acquire()) {
            Log.info("%b", first.remove(1));
        }
        try (var _ = other.acquire()) {
            Log.info("%b", second.remove(never.size()));
        }
    }
}
