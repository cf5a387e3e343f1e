// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/FlushSelf.java: recovery runs on the system's queue, and may wait
// for the port's.
//
// The error handler of a port runs as a work, and so does what it wants to be finished before
// it restarts the port. It flushes the queue that it is itself on, and waits for itself:
//   worker: recover -> restart -> quiesce -> port.flush()
//
// source: workqueue lockdep report "possible recursive locking detected: (wq_completion)", the
// class that check_flush_dependency and flush_workqueue's annotations exist for
// class: deadlock
package bugs.flushself;

import module jiffy.linux;

/// A port that recovers from errors.
@KernelModule(name = "flushself", license = "GPL", description = "Error recovery of a port")
public final class FlushSelf {
    private final SpinLock lock = new SpinLock();
    private int sent;
    private int restarts;

    private final WorkQueue port = new WorkQueue("flushself");
    private final Work transmit = new Work(this::transmit);
    private final Work recover = new Work(this::recover);
    private final Timer linkTimer = new Timer(this::linkLost);
    private final ProcFile file =
            new ProcFile("flushself", 0600).shows(this::show).writes(this::send);

    public FlushSelf() throws Errno {}

    private void send(UserReader in) throws Errno {
        int millis = in.parseInt();
        port.queue(transmit);
        linkTimer.modify(Jiffies.ofMillis(millis & 0xFFFF));
    }

    private void linkLost() {
        recover.schedule();
    }

    private void transmit() {
        try (var _ = lock.acquire()) {
            sent++;
        }
    }

    private void recover() {
        Log.warning("link lost");
        restart();
    }

    private void restart() {
        quiesce();
        try (var _ = lock.acquire()) {
            restarts++;
        }
    }

    private void quiesce() {
        port.flush();
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            out.printf("%d sent, %d restarts\n", sent, restarts);
        }
    }
}
