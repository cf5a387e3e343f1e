// SPDX-License-Identifier: MIT OR GPL-2.0
package traced;

import module jiffy.linux;

/// Queues a work when it is written to; the tests find the lines by their comments.
@KernelModule(name = "traced", license = "GPL", description = "Calls a kernel that goes wrong")
public final class Traced implements AutoCloseable {
    private final WorkQueue worker = new WorkQueue("traced");
    private final Work work = new Work(this::work);
    private final ProcFile file = new ProcFile("traced", 0600).writes(this::write);

    public Traced() throws Errno {
        Log.info("made"); // constructor
    }

    private void write(UserReader in) throws Errno {
        int number = in.parseInt();
        if (number > 0) {
            queue(number); // caller
        }
    }

    private void queue(int number) {
        Log.info("number %d", number);
        worker.queue(work); // innermost
    }

    private void work() {
        Log.info("at work");
    }

    @Override
    public void close() {}
}
