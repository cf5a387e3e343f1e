// SPDX-License-Identifier: MIT OR GPL-2.0
package registry;

import module jiffy.linux;

/// Keeps processes in a table, and does with them what it is told by pairs of lines: an order and
/// the number of a process.
@KernelModule(name = "registry", license = "GPL", description = "A table of processes")
public final class Registry {
    @Parameter(name = "limit", description = "processes of one user")
    static int limit = 3;

    @Slab
    static final class Known extends TableEntry<Pid> {
        private final UserCharge charge;
        final int number;

        Known(Pid pid, UserCharge charge, int number) {
            super(pid);
            this.charge = charge;
            this.number = number;
        }
    }

    /// From the general heap.
    @Heap
    static final class Plain extends ListEntry {
        final int number;

        Plain(int number) {
            this.number = number;
        }
    }

    private final Mutex lock = new Mutex();
    private final Mutex listLock = new Mutex();
    private final UserQuota quota = new UserQuota();
    private final Table<Pid, Known> known = new Table<>();
    private final KernelList<Plain> plain = new KernelList<>();
    private final ProcFile file =
            new ProcFile("registry", 0666).reads(known, lock, this::show).writes(this::write);

    private void show(Known each, SeqFile out) throws Errno {
        if (each.number == 77) {
            throw new Errno(Errno.EAGAIN);
        }
        int number = out.number(each.key());
        out.printf("%d. is %b\n", each.number, number == each.key().number() && number > 0);
    }

    private void write(UserReader in) throws Errno {
        int tag = 0;
        while (in.hasRemaining()) {
            int order = in.parseInt();
            obey(order, in.parseInt(), tag++, in);
            in.commit();
        }
    }

    private void obey(int order, int number, int tag, UserReader in) throws Errno {
        switch (order) {
            case 0 -> add(number, tag, in.sees(Pid.find(number)));
            case 1 -> remove(number);
            case 2 -> look(number);
            case 3 -> drop(number);
            case 4 -> {
                var me = Pid.current();
                Log.info("caller %b, seen %b", me.number() > 0, in.sees(me));
                Log.info("caller has used time %b", me.cpuTime() >= 0);
            }
            case 5 -> gone();
            case 6 -> charges(number);
            case 7 -> same();
            default -> throw new Errno(Errno.EINVAL);
        }
    }

    private void add(int number, int tag, boolean isSeen) throws Errno {
        var pid = Pid.find(number);
        try (var _ = lock.acquire()) {
            known.add(new Known(pid, quota.charge(limit), known.size()));
            Log.info("%d added, seen %b, %d there", tag, isSeen, known.size());
        }
    }

    private void remove(int number) throws Errno {
        var pid = Pid.find(number);
        try (var _ = lock.acquire()) {
            var entry = known.remove(pid);
            if (entry == null) {
                Log.info("not there, empty %b", known.isEmpty());
            } else {
                Log.info("%d. removed, empty %b", entry.number, known.isEmpty());
            }
        }
    }

    private void look(int number) throws Errno {
        var pid = Pid.find(number);
        try (var _ = lock.acquire()) {
            var entry = known.find(pid);
            int found = entry == null ? -1 : entry.number;
            Log.info("there %b, found %d", known.contains(pid), found);
        }
    }

    /// Removes those with an even or an odd number.
    private void drop(int odd) {
        if (odd == 1) {
            known.removeIf(lock, this::isOdd);
        } else {
            known.removeIf(lock, each -> each.number % 2 == 0);
        }
    }

    private boolean isOdd(Known each) {
        Log.info("asked about %d", each.number);
        return each.number % 2 == 1;
    }

    private void gone() {
        known.removeIf(lock, this::isGone);
    }

    private boolean isGone(Known each) {
        try {
            Log.info("%d. has used time %b", each.number, each.key().cpuTime() >= 0);
            return false;
        } catch (Errno gone) {
            boolean has = each.key().number() > 0;
            Log.info("%d. is gone: %d, has a number %b", each.number, gone.code(), has);
            return true;
        }
    }

    /// Charges that nobody keeps are given back.
    private void charges(int most) throws Errno {
        for (int i = 0; i < 5; i++) {
            var charge = quota.charge(most);
            Log.info("%d charged %b", i, charge != null);
        }
    }

    /// Objects of the general heap.
    private void same() {
        try (var _ = listLock.acquire()) {
            plain.addLast(new Plain(plain.size()));
            int sum = 0;
            for (var each : plain) {
                sum += each.number;
            }
            Log.info("sum %d", sum);
        }
    }
}
