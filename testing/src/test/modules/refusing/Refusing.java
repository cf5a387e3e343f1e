// SPDX-License-Identifier: MIT OR GPL-2.0
package refusing;

import module jiffy.linux;

/// Built all that it has when it finds that it does not want to run here.
@KernelModule(name = "refusing", license = "GPL", description = "Refuses to be loaded")
public final class Refusing {
    @Parameter(name = "runs", description = "whether it runs after all")
    static boolean runs = false;

    @Slab
    static final class Node extends ListEntry {
        int value;
    }

    private final KernelList<Node> nodes = new KernelList<>();
    private final WorkQueue worker = new WorkQueue("refusing");
    private final Work work = new Work(this::work);
    private final Timer timer = new Timer(this::tick);
    private final ProcFile file = new ProcFile("refusing", 0444).shows(this::show);

    public Refusing() throws Errno {
        for (int i = 0; i < 100; i++) {
            nodes.addLast(new Node());
        }
        if (!runs) {
            Log.warning("no device");
            throw new Errno(Errno.ENODEV);
        }
        Log.info("loaded");
    }

    private void tick() {
        worker.queue(work);
    }

    private void work() {
        timer.start(100);
    }

    private void show(SeqFile out) {
        out.printf("here\n");
    }
}
