// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/SeqOrder.java: renaming takes the table's mutex first.
//
// Reading the file walks the table with the table's mutex held, which nothing in the callback
// shows; the callback takes the naming mutex. Renaming takes the naming mutex and then the
// table's.
//   read: table (by the walk) -> show -> nameOf: names; rename: names -> setName: table
//
// source: syzbot "possible deadlock in seq_read" / "seq_read_iter" (the lock of the seq_file's
// iteration against the locks that its show callback takes)
// class: deadlock
package bugs.seqorder;

import module jiffy.linux;

/// Clients, with the number of the name that each has chosen.
@KernelModule(name = "seqorder", license = "GPL", description = "Clients with names")
public final class SeqOrder {
    static final class Client extends TableEntry<Pid> {
        int name;

        Client(Pid pid, int name) {
            super(pid);
            this.name = name;
        }
    }

    private final Mutex table = new Mutex();
    private final Table<Pid, Client> clients = new Table<>();

    private final Mutex names = new Mutex();
    private final LongMap uses = new LongMap(64);

    private final ProcFile file =
            new ProcFile("seqorder", 0666).reads(clients, table, this::show).writes(this::rename);

    private void show(Client each, SeqFile out) {
        out.printf("%d: %d, used %d times\n", out.number(each.key()), each.name, usesOf(each.name));
    }

    private long usesOf(int name) {
        try (var _ = names.acquire()) {
            return uses.getOrDefault(name, 0);
        }
    }

    private void rename(UserReader in) throws Errno {
        int name = in.parseInt();
        var pid = Pid.current();
        try (var _ = table.acquire()) {
            countUse(name);
            setName(pid, name);
        }
    }

    private void countUse(int name) throws Errno {
        try (var _ = names.acquire()) {
            if (!uses.put(name, uses.getOrDefault(name, 0) + 1)) {
                throw new Errno(Errno.ENOSPC);
            }
        }
    }

    private void setName(Pid pid, int name) throws Errno {
        var client = clients.find(pid);
        if (client == null) {
            clients.add(new Client(pid, name));
        } else {
            client.name = name;
        }
    }
}
