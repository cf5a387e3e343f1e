// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

/// Memory where the kernel must not schedule: no more than a page.
@KernelModule(name = "allocations", license = "GPL", description = "Memory in atomic code")
public final class Allocations {
    private final SpinLock lock = new SpinLock();
    private final Timer timer = new Timer(this::tick);
    private final long[] large = new long[100_000];
    private int count;

    void started() {
        timer.start(Jiffies.ofMillis(1000));
    }

    private void tick() {
        try (var _ = lock.acquire()) {
            fits();
            fitsNot();
            unknown(count);
            some(1000);
            many(2000);
            count += (int) large[3];
        }
    }

    private void fits() {
        var bytes = new byte[4092];
        var ints = new int[1023];
        var longs = new long[511];
        count += bytes[3] + ints[4] + (int) longs[5];
    }

    private void fitsNot() {
        var bytes = new byte[4093]; // error: KJ0303 this array has 4,097 bytes, more than a page
        var ints = new int[1024]; // error: KJ0303 this array has 4,100 bytes
        var longs = new long[512]; // error: KJ0303 this array has 4,104 bytes
        count += bytes[3] + ints[4] + (int) longs[5];
    }

    private void unknown(int length) {
        var bytes = new byte[length & 8191]; // perhaps an OutOfMemoryError
        var more = new byte[Math.max(length, 5000)]; // error: KJ0303 this array has 5,004 bytes
        count += bytes.length + more.length;
    }

    private void some(int length) {
        count += new int[length].length;
    }

    private void many(int length) {
        count += new int[length].length; // error: KJ0303 this array has 8,004 bytes
    }
}
