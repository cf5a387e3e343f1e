// SPDX-License-Identifier: MIT OR GPL-2.0
// kernel: 6.1-cloud-amd64
// do: echo 1 > /proc/addedtwice
// kernel says: list_add double add
package addedtwice;

import module jiffy.linux;

/// An element that is in a list is added once more.
@KernelModule(name = "addedtwice", license = "GPL", description = "Adds twice")
public final class AddedTwice {
    static final class Job extends ListEntry {}

    private final Mutex lock = new Mutex();
    private final KernelList<Job> jobs = new KernelList<>();
    private final ProcFile file = new ProcFile("addedtwice", 0222).writes(this::write);

    private void write(UserReader input) throws Errno {
        input.parseInt();
        try (var _ = lock.acquire()) {
            var job = new Job();
            jobs.addLast(job);
            jobs.addLast(job);
        }
    }
}
