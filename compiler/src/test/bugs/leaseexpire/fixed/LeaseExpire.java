// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/LeaseExpire.java: the predicate only decides and counts; the work is
// queued, and nobody waits for it.
//
// Expired leases are taken out of a map by the library's `removeIf`, under the spinlock, in a
// timer. The predicate that decides also gives the address back, and that waits for the work
// that publishes addresses.
//   timer: expire (lock held) -> leases.removeIf -> isExpired -> giveBack -> publish.flush()
//
// source: "tty: n_gsm: fix sleep-in-atomic-context bug in gsm_control_send" (a retry timer ends
// in a path that may sleep)
// class: sleep-in-atomic
package bugs.leaseexpire;

import module jiffy.linux;

/// Leases of addresses, each for ten seconds.
@KernelModule(name = "leaseexpire", license = "GPL", description = "Leases of addresses")
public final class LeaseExpire {
    private static final int MOST = 100;

    private final SpinLock lock = new SpinLock();
    private final LongMap leases = new LongMap(MOST); // by address: when they end
    private int expired;

    private final Work publish = new Work(this::publish);
    private final Timer expiry = new Timer(this::expire);
    private final ProcFile file = new ProcFile("leaseexpire", 0600).writes(this::lease);

    void started() {
        expiry.start(Jiffies.hz());
    }

    private void lease(UserReader in) throws Errno {
        int address = in.parseInt();
        long end = Jiffies.now() + 10L * Jiffies.hz();
        try (var _ = lock.acquire()) {
            if (!leases.put(address, end)) {
                throw new Errno(Errno.ENOSPC);
            }
        }
    }

    private void expire() {
        try (var _ = lock.acquire()) {
            expired += leases.removeIf(this::isExpired);
        }
        publish.schedule();
        expiry.start(Jiffies.hz());
    }

    private boolean isExpired(long address, long end) {
        if (Jiffies.now() < end) {
            return false;
        }
        giveBack(address);
        return true;
    }

    private void giveBack(long address) {
        Log.info("%x is free", address);
    }

    private void publish() {
        int count;
        try (var _ = lock.acquire()) {
            count = expired;
            expired = 0;
        }
        Log.info("%d leases expired", count);
    }
}
