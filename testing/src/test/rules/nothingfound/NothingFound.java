// SPDX-License-Identifier: MIT OR GPL-2.0
// kernel: 6.1-cloud-amd64
// do: echo 8 > /proc/nothingfound
// kernel says: BUG: kernel NULL pointer dereference
package nothingfound;

import module jiffy.linux;

/// Who takes the first element of a list uses it, whether there is one or not.
@KernelModule(name = "nothingfound", license = "GPL", description = "Takes the first")
public final class NothingFound {
    static final class Job extends ListEntry {
        int number;
    }

    private final Mutex lock = new Mutex();
    private final KernelList<Job> jobs = new KernelList<>();
    private final ProcFile file = new ProcFile("nothingfound", 0222).writes(this::write);

    private void write(UserReader input) throws Errno {
        int number = input.parseInt();
        try (var _ = lock.acquire()) {
            var job = jobs.pollFirst();
            job.number = number;
        }
    }
}
