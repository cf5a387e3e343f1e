// SPDX-License-Identifier: MIT OR GPL-2.0
package memory;

import module jiffy.linux;

/// Finds prime numbers with memory of every kind: what is made with `new` is given back by itself.
@KernelModule(name = "memory", license = "Dual MIT/GPL", description = "Where new gets its memory")
public final class Memory {
    @Parameter(min = 2, description = "the last number to look at")
    static int limit = 100;

    /// A prime number that is kept; each comes from a slab cache, which is all for them.
    @Slab
    static final class Prime extends ListEntry {
        final int value;

        Prime(int value) {
            this.value = value;
        }
    }

    /// What was found; one object, from the kernel's heap.
    static final class Count {
        int primes;
        int twins;
    }

    private final KernelList<Prime> kept = new KernelList<>();

    public Memory() {
        var composite = new boolean[limit + 1]; // kmalloc if it is small, vmalloc if it is large
        for (int i = 2; (long) i * i <= limit; i++) {
            if (!composite[i]) {
                for (long j = (long) i * i; j <= limit; j += i) {
                    composite[(int) j] = true;
                }
            }
        }
        var count = new Count();
        for (int i = 2; i <= limit; i++) {
            if (!composite[i]) {
                count.primes++;
                if (i > 3 && !composite[i - 2]) {
                    count.twins++;
                }
                if (kept.size() < 1000) {
                    kept.addLast(new Prime(i));
                }
            }
        }
        Log.info("%d primes up to %d, %d pairs of twins", count.primes, limit, count.twins);
    }
}
