// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/OdpRelease.java: the entry leaves the section and dies after it.
//
// Nothing in the locked section looks as if it slept: an entry is taken off the queue and its
// number is kept. But the entry owned an address space, and it dies inside the section: mmput
// may run exit_mmap, which sleeps.
//
// source: "IB/core: Fix a nested dead lock as part of ODP flow" (mmput under a lock;
// mmput_async)
// class: sleep-in-atomic
package bugs.odprelease;

import module jiffy.linux;

/// Requests that each hold the address space of whoever made them.
@KernelModule(name = "odprelease", license = "GPL", description = "Pending page requests")
public final class OdpRelease {
    /// The memory of a process: `struct mm_struct`.
    @Header("linux/sched/mm.h")
    @Handle(type = "struct mm_struct *", release = "mmput($this)", releaseSleeps = true)
    public abstract static class AddressSpace {
        /// That of the process that calls; null for a kernel thread.
        @C(value = "get_task_mm(current)", gplOnly = true)
        @Owned
        public static AddressSpace current() {
            throw new UnsupportedOperationException();
        }
    }

    static final class Request extends ListEntry {
        final AddressSpace space;
        final int page;

        Request(AddressSpace space, int page) {
            this.space = space;
            this.page = page;
        }
    }

    private final SpinLock lock = new SpinLock();
    private final KernelList<Request> pending = new KernelList<>();

    private final Work resolve = new Work(this::resolve);
    private final ProcFile file = new ProcFile("odprelease", 0600).writes(this::ask);

    private void ask(UserReader in) throws Errno {
        var request = new Request(AddressSpace.current(), in.parseInt());
        try (var _ = lock.acquire()) {
            pending.addLast(request);
        }
        resolve.schedule();
    }

    private void resolve() {
        var request = next();
        if (request != null) {
            Log.info("page %d resolved", request.page);
            resolve.schedule();
        }
    }

    private Request next() {
        try (var _ = lock.acquire()) {
            return pending.pollFirst();
        }
    }
}
