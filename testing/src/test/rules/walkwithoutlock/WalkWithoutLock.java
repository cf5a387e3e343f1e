// SPDX-License-Identifier: MIT OR GPL-2.0
// without: KJ0401
// do: for i in 1 2 3; do echo $i > /proc/walkwithoutlock; done
// do: echo 0 > /proc/walkwithoutlock
// kernel says: BUG: KASAN: slab-use-after-free
package walkwithoutlock;

import module jiffy.linux;

/// A walk without a lock waits for a work, which empties the list.
@KernelModule(name = "walkwithoutlock", license = "GPL", description = "A walk without a lock")
public final class WalkWithoutLock {
    static final class Job extends ListEntry {
        final int number;

        Job(int number) {
            this.number = number;
        }
    }

    private final KernelList<Job> jobs = new KernelList<>();
    private final Work clearing = new Work(this::clear);
    private final ProcFile file = new ProcFile("walkwithoutlock", 0222).writes(this::write);

    private void write(UserReader input) throws Errno {
        int number = input.parseInt();
        if (number > 0) {
            jobs.addLast(new Job(number));
        }
        for (var job : jobs) { // seen
            if (number == 0) {
                clearing.schedule();
                clearing.flush();
            }
            Log.info("%d", job.number); // seen
        }
    }

    private void clear() {
        int cleared = 0;
        while (jobs.pollFirst() != null) {
            cleared++;
        }
        Log.info("%d cleared", cleared);
    }
}
