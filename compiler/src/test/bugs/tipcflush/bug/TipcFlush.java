// SPDX-License-Identifier: MIT OR GPL-2.0
// Two kinds of works share a queue. Setting an address waits, under the configuration's mutex,
// for what is queued; the harmless work is meant, but the other one is waited for too, and
// takes the mutex.
//   configure (mutex) -> settle -> queue.flush(); worker: finalize -> publish -> mutex.acquire()
//
// source: "tipc: fix a deadlock when flushing scheduled work"
// class: deadlock
package bugs.tipcflush;

import module jiffy.linux;

/// The address of a node in a cluster.
@KernelModule(name = "tipcflush", license = "GPL", description = "The address of a node")
public final class TipcFlush {
    private final Mutex config = new Mutex();
    private int address;
    private int published;

    private final SpinLock statsLock = new SpinLock();
    private int probes;

    private final WorkQueue queue = new WorkQueue("tipcflush");
    private final Work probe = new Work(this::probe);
    private final Work finalizing = new Work(this::finalizeNet);
    private final ProcFile file =
            new ProcFile("tipcflush", 0600).shows(this::show).writes(this::configure);

    public TipcFlush() throws Errno {}

    private void configure(UserReader in) throws Errno {
        int wanted = in.parseInt();
        queue.queue(probe);
        try (var _ = config.acquire()) {
            if (address != 0) {
                throw new Errno(Errno.EBUSY);
            }
            settle();
            address = wanted;
        }
        queue.queue(finalizing);
    }

    private void settle() {
        queue.flush(); // BUG
    }

    private void probe() {
        try (var _ = statsLock.acquire()) {
            probes++;
        }
    }

    private void finalizeNet() {
        publish();
    }

    private void publish() {
        try (var _ = config.acquire()) {
            published = address;
        }
    }

    private void show(SeqFile out) {
        try (var _ = config.acquire()) {
            out.printf("%x %x\n", address, published);
        }
    }
}
