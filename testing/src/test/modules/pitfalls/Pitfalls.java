// SPDX-License-Identifier: MIT OR GPL-2.0
package pitfalls;

import module jiffy.linux;

/// Goes wrong in the way and at the place that it is told: by `10 * WHERE + FAULT` in its
/// file, or by a setting.
@KernelModule(name = "pitfalls", license = "GPL", description = "Each fault")
public final class Pitfalls implements AutoCloseable {
    private static final int NEVER = -1;

    @Parameter(name = "construct", min = -1, max = 5, description = "a fault of the constructor")
    static int construct = NEVER;

    @Parameter(name = "start", min = -1, max = 5, description = "a fault of started()")
    static int start = NEVER;

    @Parameter(name = "end", min = -1, max = 5, description = "a fault of close()")
    static int end = NEVER;

    sealed interface Shape permits Circle, Square {}

    record Circle(int radius) implements Shape {}

    record Square(int side) implements Shape {}

    /// Something to be freed on every way out.
    @Slab
    static final class Node extends ListEntry {
        int value;
    }

    @Slab
    static final class Entry extends TableEntry<Pid> {
        int value;

        Entry(Pid pid) {
            super(pid);
        }
    }

    private final int[] three = new int[3];
    private final Shape shape = new Circle(1);
    private final Mutex lock = new Mutex();
    private final Mutex tableLock = new Mutex();
    private final SpinLock spin = new SpinLock();
    private final KernelList<Node> nodes = new KernelList<>();
    private final KernelList<Node> spun = new KernelList<>();
    private final Table<Pid, Entry> table = new Table<>();
    private final WorkQueue worker = new WorkQueue("pitfalls");
    private final Work work = new Work(this::work);
    private final Timer timer = new Timer(this::tick);
    private final ProcFile file =
            new ProcFile("pitfalls", 0666).shows(this::show).writes(this::write);
    private final ProcFile raw = new ProcFile("pitfalls_raw", 0444).reads(this::read);
    private final ProcFile entries =
            new ProcFile("pitfalls_entries", 0444).reads(table, tableLock, this::entry);

    /// The fault of callbacks; each waits for it to be set.
    private int pending = NEVER; // under spin

    public Pitfalls() throws Errno {
        nodes.addLast(new Node());
        if (construct != NEVER) {
            Log.info("constructed %d", fall(construct));
        }
    }

    void started() throws Errno {
        if (start != NEVER) {
            Log.info("started %d", fall(start));
        }
    }

    /// Goes wrong; if not, the answer is less than 100.
    private int fall(int fault) {
        return switch (fault) {
            case 0 -> text(fault).length(); // null
            case 1 -> three[fault + 2]; // bounds
            case 2 -> 10 / (fault - 2); // division
            case 3 -> ((Square) shape).side(); // cast
            case 4 -> new byte[3 - fault].length; // size
            case 5 -> new long[fault * 400_000_000].length; // allocation
            default -> fault;
        };
    }

    private static String text(int fault) {
        return fault == 0 ? null : "text";
    }

    private int waiting() {
        try (var _ = spin.acquire()) {
            return pending;
        }
    }

    private int taken() {
        try (var _ = spin.acquire()) {
            int fault = pending;
            pending = NEVER;
            return fault;
        }
    }

    private void put(int fault) {
        try (var _ = spin.acquire()) {
            pending = fault;
        }
    }

    private void tick() {
        int fault = taken();
        try (var _ = spin.acquire()) {
            var node = new Node();
            node.value = fall(fault);
            spun.addLast(node);
        }
    }

    private void work() {
        int fault = taken();
        try (var _ = lock.acquire()) {
            var node = new Node();
            node.value = fall(fault);
            nodes.addLast(node);
        }
    }

    private void show(SeqFile out) {
        int fault = waiting();
        try (var _ = lock.acquire()) {
            out.printf("%d of %d\n", fall(fault), nodes.size());
        }
    }

    private void read(UserWriter out) throws Errno {
        int fault = taken();
        try (var _ = lock.acquire()) {
            out.write((byte) fall(fault));
        }
    }

    private void entry(Entry each, SeqFile out) {
        out.printf("%d %d\n", each.value, fall(waiting()));
    }

    private boolean isGone(Entry each) {
        return fall(each.value) < 0;
    }

    private void write(UserReader in) throws Errno {
        int request = in.parseInt();
        int where = request / 10;
        int fault = request % 10;
        switch (where) {
            case 0 -> Log.info("not wrong: %d", fall(fault));
            case 1 -> underMutex(fault);
            case 2 -> underSpinLock(fault);
            case 3 -> underBoth(fault);
            case 4 -> inRemoveIf(fault);
            case 5 -> caught(fault);
            case 6 -> {
                put(fault);
                timer.start(1);
            }
            case 7 -> {
                put(fault);
                worker.queue(work);
            }
            case 8 -> put(fault);
            case 9 -> finallyRuns(fault);
            case 10 -> put(NEVER);
            default -> throw new Errno(Errno.EINVAL);
        }
    }

    private void underMutex(int fault) {
        try (var _ = lock.acquire()) {
            var node = new Node();
            node.value = fall(fault);
            nodes.addLast(node);
        }
    }

    private void underSpinLock(int fault) {
        var node = new Node();
        try (var _ = spin.acquire()) {
            node.value = fall(fault);
            spun.addLast(node);
        }
    }

    private void underBoth(int fault) {
        try (var _ = lock.acquire()) {
            var node = new Node();
            try (var _ = spin.acquire()) {
                var other = new Node();
                other.value = fall(fault);
                spun.addLast(other);
            }
            nodes.addLast(node);
        }
    }

    private void inRemoveIf(int fault) throws Errno {
        var pid = Pid.find(1);
        try (var _ = tableLock.acquire()) {
            table.remove(pid);
            var entry = new Entry(pid);
            entry.value = fault;
            table.add(entry);
        }
        table.removeIf(tableLock, this::isGone);
    }

    private void finallyRuns(int fault) {
        var node = new Node();
        try {
            node.value = fall(fault);
        } finally {
            Log.info("finally %d", fault);
        }
    }

    private void caught(int fault) {
        try (var _ = lock.acquire()) {
            var node = new Node();
            node.value = fall(fault);
            nodes.addLast(node);
        } catch (NullPointerException e) {
            Log.info("caught null");
        } catch (ArrayIndexOutOfBoundsException e) {
            Log.info("caught bounds");
        } catch (ArithmeticException e) {
            Log.info("caught division");
        } catch (ClassCastException e) {
            Log.info("caught cast");
        } catch (NegativeArraySizeException e) {
            Log.info("caught size");
        } catch (OutOfMemoryError e) {
            Log.info("caught allocation");
        }
    }

    @Override
    public void close() {
        if (end != NEVER) {
            Log.info("closed %d", fall(end));
        }
    }
}
