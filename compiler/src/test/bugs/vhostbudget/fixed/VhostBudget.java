// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/VhostBudget.java: a budget for each run, and another run if there is
// more.
//
// The callback takes packets off the list until none is left, and has the lock for each only.
// Whoever writes faster than it drains keeps it in its interrupt for ever.
//
// source: CVE-2019-3900, "vhost: introduce vhost_exceeds_weight()" and "vhost_net: fix possible
// infinite loop"
// class: loop
package bugs.vhostbudget;

import module jiffy.linux;

/// Packets that are received in an interrupt.
@KernelModule(name = "vhostbudget", license = "GPL", description = "A receive queue")
public final class VhostBudget {
    private static final int BUDGET = 64;

    static final class Packet extends ListEntry {
        final int length;

        Packet(int length) {
            this.length = length;
        }
    }

    private final SpinLock lock = new SpinLock();
    private final KernelList<Packet> queue = new KernelList<>();
    private long bytes;

    private final Timer receiver = new Timer(this::receive);
    private final ProcFile file =
            new ProcFile("vhostbudget", 0600).shows(this::show).writes(this::arrive);

    private void arrive(UserReader in) throws Errno {
        var packet = new Packet(in.parseInt());
        try (var _ = lock.acquire()) {
            if (queue.size() >= 100_000) {
                throw new Errno(Errno.ENOSPC);
            }
            queue.addLast(packet);
        }
        receiver.start(1);
    }

    private void receive() {
        for (int i = 0; i < BUDGET; i++) {
            if (!receiveOne()) {
                return;
            }
        }
        receiver.start(1);
    }

    private boolean receiveOne() {
        try (var _ = lock.acquire()) {
            var packet = queue.pollFirst();
            if (packet == null) {
                return false;
            }
            bytes += packet.length;
            return true;
        }
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            out.printf("%d bytes, %d to come\n", bytes, queue.size());
        }
    }
}
