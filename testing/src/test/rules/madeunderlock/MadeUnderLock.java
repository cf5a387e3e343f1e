// SPDX-License-Identifier: MIT OR GPL-2.0
// do: echo 1 > /proc/madeunderlock
// kernel says: BUG: sleeping function called from invalid context
package madeunderlock;

import module jiffy.linux;

/// Who holds a spin lock makes an element.
@KernelModule(name = "madeunderlock", license = "GPL", description = "Makes an element")
public final class MadeUnderLock {
    static final class Job extends ListEntry {
        final int number;

        Job(int number) {
            this.number = number;
        }
    }

    private final SpinLock lock = new SpinLock();
    private final KernelList<Job> jobs = new KernelList<>(100);
    private final ProcFile file = new ProcFile("madeunderlock", 0222).writes(this::write);

    private void write(UserReader input) throws Errno {
        int number = input.parseInt();
        try (var _ = lock.acquire()) {
            jobs.addLast(new Job(number));
        }
    }
}
