// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(
        name = "containers",
        license = "Dual MIT/GPL",
        description = "Objects, lists and who frees them")
public final class Containers implements AutoCloseable {
    /// From a cache of its own.
    @Slab
    static final class Job extends ListEntry {
        final byte[] name;
        int priority;

        Job(byte[] name, int priority) {
            this.name = name;
            this.priority = priority;
        }
    }

    private final Mutex lock = new Mutex();
    private final KernelList<Job> jobs = new KernelList<>();
    private final int[] counts = new int[4];

    public Containers() {
        add(new Job(new byte[] {'a'}, 1));
        add(make(2));
        sweep(1);
        Log.info("%d", total());
    }

    private Job make(int priority) {
        var job = new Job(new byte[priority], priority);
        if (priority > 3) {
            job.priority = 3;
        }
        return job;
    }

    private void add(Job job) {
        try (var _ = lock.acquire()) {
            counts[job.priority]++;
            jobs.addLast(job);
        }
    }

    private void sweep(int least) {
        try (var _ = lock.acquire()) {
            for (var each = jobs.walk(); each.hasNext(); ) {
                var job = each.next();
                if (job.priority < least) {
                    each.remove();
                } else if (job.priority > 100) {
                    return;
                }
            }
        }
    }

    private int total() {
        int total = 0;
        try (var _ = lock.acquire()) {
            for (var job : jobs) {
                if (job.name.length == 0) continue;
                total += job.name[0];
            }
        }
        return total;
    }

    @Override
    public void close() {
        while (true) {
            try (var _ = lock.acquire()) {
                var job = jobs.pollFirst();
                if (job == null) break;
                Log.info("%d is left", job.priority);
            }
        }
    }
}
