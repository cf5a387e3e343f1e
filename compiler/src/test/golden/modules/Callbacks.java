// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

/// What the kernel calls, written as lambdas, and lambdas that name the module's object.
@KernelModule(name = "callbacks", license = "Dual MIT/GPL", description = "Lambdas for the kernel")
public final class Callbacks {
    interface Step {
        void run() throws Errno;
    }

    @Slab
    static final class Registration extends TableEntry<Pid> {
        int rounds;

        Registration(Pid pid) {
            super(pid);
        }
    }

    static final class Spare extends ListEntry {
        final byte[] bytes = new byte[100_000];
    }

    private int sum;
    private final Mutex lock = new Mutex();
    private final LongMap map = new LongMap(8);
    private final Table<Pid, Registration> table = new Table<>();
    private final KernelList<Spare> spares = new KernelList<>();
    private final Timer timer = new Timer(() -> Log.info("tick"));
    private final Work work =
            new Work(() -> {
                try (var _ = lock.acquire()) {
                    sum++;
                }
            });
    private final ProcFile file =
            new ProcFile("callbacks", 0666)
                    .reads(table, lock, (each, out) -> out.printf("%d\n", each.rounds))
                    .writes(in -> write(in.parseInt()));

    private void locked(Step step) throws Errno {
        try (var _ = lock.acquire()) {
            step.run();
        }
    }

    private void write(int number) throws Errno {
        locked(() -> sum += number());
        locked(this::bump);
        table.removeIf(lock, each -> each.rounds > 3);
        table.removeIf(lock, each -> spares.pollFirst() != null && each.rounds > 2);
        try (var _ = lock.acquire()) {
            spares.addLast(new Spare());
            map.put(1, number);
            map.removeIf((key, value) -> value > sum);
        }
        work.schedule();
        timer.start(3);
    }

    private int number() {
        return sum > 9 ? 1 : 2;
    }

    private void bump() throws Errno {
        if (sum > 100) {
            throw new Errno(Errno.ENOSPC);
        }
        sum++;
    }
}
