// SPDX-License-Identifier: MIT OR GPL-2.0
// A spinlock guards the table of clients, since it is "only held for a moment". Adding to the
// table may have to grow its index, with memory that it waits for:
//   register -> enlist (lock held) -> insert -> clients.add()
//
// source: "uio: change to use the mutex lock instead of the spin lock" (what was called under
// the spinlock allocated memory and slept)
// class: sleep-in-atomic
package bugs.uioregister;

import module jiffy.linux;

/// Processes that want to hear of a device's interrupts.
@KernelModule(name = "uioregister", license = "GPL", description = "Clients of a device")
public final class UioRegister {
    @Parameter(min = 1, max = 10_000, description = "clients at once")
    static int limit = 64;

    @Slab
    static final class Client extends TableEntry<Pid> {
        int events;

        Client(Pid pid) {
            super(pid);
        }
    }

    private final SpinLock lock = new SpinLock();
    private final Table<Pid, Client> clients = new Table<>();

    private final ProcDirectory directory = new ProcDirectory("uioregister");
    private final ProcFile enter = new ProcFile(directory, "register", 0222).writes(this::register);
    private final ProcFile count = new ProcFile(directory, "count", 0444).shows(this::showCount);

    private void register(UserReader in) throws Errno {
        var pid = Pid.find(in.parseInt());
        if (!in.sees(pid)) {
            throw new Errno(Errno.ESRCH);
        }
        enlist(new Client(pid));
    }

    private void enlist(Client client) throws Errno {
        try (var _ = lock.acquire()) {
            if (clients.size() >= limit) {
                throw new Errno(Errno.ENOSPC);
            }
            insert(client);
        }
    }

    private void insert(Client client) throws Errno {
        client.events = 0;
        clients.add(client); // BUG
    }

    private void showCount(SeqFile out) {
        try (var _ = lock.acquire()) {
            out.printf("%d\n", clients.size());
        }
    }
}
