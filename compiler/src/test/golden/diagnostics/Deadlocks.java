// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

/// Ways to wait for oneself, each beside one that is right.
@KernelModule(name = "deadlocks", license = "Dual MIT/GPL", description = "Waits for itself")
public final class Deadlocks {
    static final class Row extends TableEntry<Pid> {
        Row(Pid key) {
            super(key);
        }
    }

    private final Mutex twice = new Mutex();
    private final Mutex inCall = new Mutex();
    private final Mutex waited = new Mutex();
    private final Mutex needed = new Mutex();
    private final Mutex queued = new Mutex();
    private final Mutex walked = new Mutex();
    private final Mutex tested = new Mutex();
    private final Mutex removed = new Mutex();
    private final Mutex first = new Mutex();
    private final Mutex second = new Mutex();
    private final Mutex third = new Mutex();
    private final Mutex fine = new Mutex();
    private final Table<Pid, Row> rows = new Table<>();
    private final Table<Pid, Row> old = new Table<>();
    private final Table<Pid, Row> late = new Table<>();
    private final WorkQueue queue = new WorkQueue("deadlocks");
    private final WorkQueue idle = new WorkQueue("idle");
    private final Work taking = new Work(this::taking);
    private final Work chained = new Work(this::chained);
    private final Work end = new Work(this::end);
    private final Work item = new Work(this::item);
    private final Work itself = new Work(this::itself);
    private final Work harmless = new Work(this::harmless);
    private final ProcFile file =
            new ProcFile("deadlocks", 0666).reads(rows, walked, this::show).writes(this::write);

    public Deadlocks() throws Errno {}

    private void write(UserReader in) throws Errno {
        int number = in.parseInt();
        held();
        try (var _ = inCall.acquire()) {
            inCall();
        }
        walks();
        waits();
        order(number);
        right();
    }

    private void held() {
        try (var _ = twice.acquire()) {
            try (var _ = twice.acquire()) { // error: KJ0402 `twice` may be held already
                Log.info("twice");
            }
        }
    }

    private void inCall() {
        try (var _ = inCall.acquire()) { // error: KJ0402 `inCall` may be held already
            Log.info("in a call");
        }
    }

    private void show(Row row, SeqFile out) {
        try (var _ = walked.acquire()) { // error: KJ0402 `walked` may be held already
            out.printf("%d\n", row.key().number());
        }
    }

    private void walks() {
        old.removeIf(tested, this::isOld);
        try (var _ = removed.acquire()) {
            late.removeIf(removed, each -> false); // error: KJ0402 `removed` may be held already
        }
    }

    private boolean isOld(Row row) {
        try (var _ = tested.acquire()) { // error: KJ0402 `tested` may be held already
            return row.key().number() == 1;
        }
    }

    private void waits() {
        taking.schedule();
        chained.schedule();
        queue.queue(item);
        itself.schedule();
        try (var _ = waited.acquire()) {
            taking.flush(); // error: KJ0402 `waited` is held, which `taking` takes
            taking.cancelSync(); // error: KJ0402 waits for `taking` while `waited` is held
            under();
        }
        try (var _ = needed.acquire()) {
            chained.flush(); // error: KJ0402 which `chained` needs: it waits for what takes it
        }
        try (var _ = queued.acquire()) {
            queue.flush(); // error: KJ0402 waits for `item` while `queued` is held
        }
    }

    private void under() {
        taking.flush(); // error: KJ0402 waits for `taking` while `waited` is held
    }

    private void taking() {
        takes();
    }

    private void takes() {
        try (var _ = waited.acquire()) {
            Log.info("takes");
        }
    }

    private void chained() {
        end.schedule();
        end.flush();
    }

    private void end() {
        try (var _ = needed.acquire()) {
            Log.info("ends");
        }
    }

    private void item() {
        try (var _ = queued.acquire()) {
            Log.info("an item");
        }
    }

    private void itself() {
        itself.flush(); // error: KJ0402 waits for `itself` to end, inside of it
    }

    private void order(int number) {
        try (var _ = first.acquire()) {
            second();
        }
        try (var _ = second.acquire()) {
            try (var _ = third.acquire()) { // error: KJ0402 `third` is taken inside of `second`
                Log.info("%d", number);
            }
        }
        try (var _ = third.acquire()) {
            try (var _ = first.acquire()) {
                Log.info("%d", number + 1);
            }
        }
    }

    private void second() {
        try (var _ = second.acquire()) {
            Log.info("second");
        }
    }

    private void right() {
        harmless.schedule();
        try (var _ = waited.acquire()) {
            try (var _ = fine.acquire()) {
                harmless.flush();
                idle.queue(harmless);
                idle.flush();
            }
        }
        try (var _ = fine.acquire()) {
            Log.info("after each other");
        }
        taking.flush();
        queue.flush();
    }

    private void harmless() {
        Log.info("takes no lock");
    }
}
