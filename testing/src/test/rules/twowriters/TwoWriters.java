// SPDX-License-Identifier: MIT OR GPL-2.0
// without: KJ0401
// kernel: 6.1-cloud-amd64
// processors: 2
// do: echo 1000000 > /proc/twowriters &
// do: echo 1000000 > /proc/twowriters; wait
// kernel says: list_add corruption
// kernel says: list_del corruption
// kernel says: NULL pointer dereference
// kernel says: general protection fault
package twowriters;

import module jiffy.linux;

/// Two processes add to one list and take from it, at the same time.
@KernelModule(name = "twowriters", license = "GPL", description = "A list of two writers")
public final class TwoWriters {
    static final class Job extends ListEntry {}

    private final KernelList<Job> jobs = new KernelList<>();
    private final ProcFile file = new ProcFile("twowriters", 0222).writes(this::write);

    private void write(UserReader input) throws Errno {
        int rounds = input.parseInt();
        for (int i = 0; i < rounds; i++) {
            jobs.addLast(new Job()); // seen
            jobs.pollFirst(); // seen
        }
    }
}
