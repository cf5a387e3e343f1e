// SPDX-License-Identifier: MIT OR GPL-2.0
// A queue that gets its first packet goes into the list of those to be served. It is still in
// the list of all queues; the same links are used for both, and the first list is torn.
//
// source: "wifi: iwlwifi: mvm: fix double list_add at iwl_mvm_mac_wake_tx_queue"
// class: lifetime
package bugs.doubleadd;

import module jiffy.linux;

/// Transmit queues: idle ones, and those that wait for service.
@KernelModule(name = "doubleadd", license = "GPL", description = "Transmit queues")
public final class DoubleAdd {
    static final class TxQueue extends ListEntry {
        final int station;
        int packets;

        TxQueue(int station) {
            this.station = station;
        }
    }

    private final Mutex lock = new Mutex();
    private final KernelList<TxQueue> idle = new KernelList<>();
    private final KernelList<TxQueue> ready = new KernelList<>();

    private final Work service = new Work(this::serve);
    private final ProcDirectory directory = new ProcDirectory("doubleadd");
    private final ProcFile open = new ProcFile(directory, "open", 0200).writes(this::open);
    private final ProcFile wake = new ProcFile(directory, "wake", 0200).writes(this::wake);

    private void open(UserReader in) throws Errno {
        var queue = new TxQueue(in.parseInt());
        try (var _ = lock.acquire()) {
            idle.addLast(queue);
        }
    }

    private void wake(UserReader in) throws Errno {
        int packets = in.parseInt();
        try (var _ = lock.acquire()) {
            var queue = idle.peekFirst();
            if (queue == null) {
                throw new Errno(Errno.ENOENT);
            }
            queue.packets += packets;
            ready.addLast(queue); // BUG
        }
        service.schedule();
    }

    private void serve() {
        try (var _ = lock.acquire()) {
            var queue = ready.pollFirst();
            if (queue != null) {
                Log.info("station %d: %d packets", queue.station, queue.packets);
                queue.packets = 0;
            }
        }
    }
}
