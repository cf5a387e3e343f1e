// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/LockDrop.java: the work takes the job out of the list first; from
// then on the job is its own.
//
// A work looks at the first job, gives the lock back for the slow part and takes it again to
// remove the job. Meanwhile a cancel has removed it: the slow part uses freed memory, and then
// a job is removed that was never done.
//
// source: the pattern "drop the lock around the slow part" of list walks, fixed in many
// subsystems (mac80211 channel contexts, l2tp tunnels, inotify marks)
// class: lifetime
package bugs.lockdrop;

import module jiffy.linux;

/// Jobs that are done one after the other, and can be cancelled.
@KernelModule(name = "lockdrop", license = "GPL", description = "A queue of jobs")
public final class LockDrop {
    static final class Job extends ListEntry {
        final int blocks;
        long checksum;

        Job(int blocks) {
            this.blocks = blocks;
        }

        void compute() {
            for (int i = 0; i < blocks; i++) {
                checksum = checksum * 31 + i;
            }
        }
    }

    private final Mutex lock = new Mutex();
    private final KernelList<Job> jobs = new KernelList<>();

    private final Work worker = new Work(this::work);
    private final ProcDirectory directory = new ProcDirectory("lockdrop");
    private final ProcFile submit = new ProcFile(directory, "submit", 0200).writes(this::submit);
    private final ProcFile cancel = new ProcFile(directory, "cancel", 0200).writes(this::cancel);

    private void submit(UserReader in) throws Errno {
        var job = new Job(Math.clamp(in.parseInt(), 1, 1_000_000));
        try (var _ = lock.acquire()) {
            jobs.addLast(job);
        }
        worker.schedule();
    }

    private void cancel(UserReader in) throws Errno {
        int count = in.parseInt();
        try (var _ = lock.acquire()) {
            for (int i = 0; i < count && !jobs.isEmpty(); i++) {
                jobs.pollFirst();
            }
        }
    }

    private void work() {
        var job = take();
        if (job == null) {
            return;
        }
        job.compute();
        Log.info("%d blocks: %x", job.blocks, job.checksum);
        worker.schedule();
    }

    private Job take() {
        try (var _ = lock.acquire()) {
            return jobs.pollFirst();
        }
    }
}
