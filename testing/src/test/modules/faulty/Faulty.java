// SPDX-License-Identifier: MIT OR GPL-2.0
package faulty;

import module jiffy.linux;

/// Goes wrong where the parameter says; the tests find the lines by their comments.
@KernelModule(name = "faulty", license = "GPL", description = "Goes wrong where it is told to")
public final class Faulty implements AutoCloseable {
    @Parameter(name = "where", min = 0, max = 7, description = "which fault, by its number")
    static int where = 0;

    /// Something to be freed on every way out.
    @Slab
    static final class Node extends ListEntry {
        int value;
    }

    private final int[] numbers = new int[3];
    private final Mutex lock = new Mutex();
    private final KernelList<Node> nodes = new KernelList<>();
    private final WorkQueue worker = new WorkQueue("faulty");
    private final Work work = new Work(this::work);
    private final Timer timer = new Timer(this::tick);
    private final ProcFile file =
            new ProcFile("faulty", 0666).shows(this::show).writes(this::write);

    public Faulty() throws Errno {
        nodes.addLast(new Node());
        numbers[where == 1 ? 3 : 0] = 1; // fault 1
        if (where == 7) {
            long[] all = new long[Integer.MAX_VALUE]; // fault 7
            Log.info("%d numbers", all.length);
        }
    }

    void started() {
        if (where == 2 || where == 3) {
            timer.start(1);
        }
    }

    private void tick() {
        Log.info("tick, %d", 10 / (where - 2)); // fault 2
        worker.queue(work);
    }

    private void work() {
        try (var _ = lock.acquire()) {
            var node = new Node();
            node.value = 10 / (where - 3); // fault 3
            nodes.addLast(node);
        }
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            out.printf("%d\n", 10 / (where - 4)); // fault 4
        }
    }

    private void write(UserReader in) throws Errno {
        int number = in.parseInt();
        try (var _ = lock.acquire()) {
            var node = new Node();
            node.value = numbers[number]; // fault 5
            nodes.addLast(node);
        }
    }

    @Override
    public void close() {
        Log.info("closing");
        Log.info("closed, %d", 10 / (where - 6)); // fault 6
    }
}
