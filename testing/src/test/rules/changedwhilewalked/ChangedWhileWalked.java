// SPDX-License-Identifier: MIT OR GPL-2.0
// without: KJ0204
// do: for i in 1 2 3; do echo $i > /proc/changedwhilewalked; done
// do: echo 0 > /proc/changedwhilewalked
// kernel says: BUG: KASAN: slab-use-after-free
package changedwhilewalked;

import module jiffy.linux;

/// A walk over a list calls a method that empties it.
@KernelModule(name = "changedwhilewalked", license = "GPL", description = "Empties a list")
public final class ChangedWhileWalked {
    static final class Job extends ListEntry {
        final int number;

        Job(int number) {
            this.number = number;
        }
    }

    private final Mutex lock = new Mutex();
    private final KernelList<Job> jobs = new KernelList<>();
    private final ProcFile file = new ProcFile("changedwhilewalked", 0222).writes(this::write);
    private int sum;

    private void write(UserReader input) throws Errno {
        int number = input.parseInt();
        try (var _ = lock.acquire()) {
            if (number > 0) {
                jobs.addLast(new Job(number));
            } else {
                finish();
            }
        }
    }

    private void finish() {
        for (var job : jobs) { // seen
            sum += job.number;
            clear();
        }
    }

    private void clear() {
        while (jobs.pollFirst() != null) {
            sum++;
        }
    }
}
