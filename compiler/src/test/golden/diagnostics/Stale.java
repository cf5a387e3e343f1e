// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

/// Changes for what was true under the lock some time ago, each beside one that is right.
@KernelModule(name = "stale", license = "Dual MIT/GPL", description = "Checks that grow old")
public final class Stale {
    private static final int MOST = 10;

    static final class Item extends ListEntry {}

    private final Mutex lock = new Mutex();
    private final Mutex outer = new Mutex();
    private final LongMap seen = new LongMap(16);
    private final KernelList<Item> items = new KernelList<>();
    private final Timer timer = new Timer(this::tick);
    private final ProcFile file = new ProcFile("stale", 0666).writes(this::write);
    private volatile int pulses;
    private volatile int ticks;
    private volatile boolean stopped;
    private boolean opened;
    private boolean reserved;
    private int users;
    private int balance;
    private int high;
    private int again;
    private int under;
    private int tasks;
    private int copied;
    private int shown;

    void started() {
        timer.start(100);
    }

    private boolean isFull() {
        try (var _ = lock.acquire()) {
            return users >= MOST;
        }
    }

    private int balance() {
        try (var _ = lock.acquire()) {
            return balance;
        }
    }

    private void setBalance(int value) {
        try (var _ = lock.acquire()) {
            balance = value; // error: KJ0403 `balance` is changed here for what it was before
        }
    }

    private void requireRoom() throws Errno {
        try (var _ = lock.acquire()) {
            if (items.size() >= MOST) {
                throw new Errno(Errno.ENOSPC);
            }
        }
    }

    private void write(UserReader in) throws Errno {
        int key = in.parseInt();
        controlled();
        setBalance(balance() + key);
        requireRoom();
        try (var _ = lock.acquire()) {
            items.addLast(new Item()); // error: KJ0403 `items` is changed here
        }
        learned(key);
        pulsed();
        right(key);
        reservation(key);
        nested();
        Log.info("%d ticks", ticks);
    }

    private void controlled() throws Errno {
        if (isFull()) {
            throw new Errno(Errno.EBUSY);
        }
        try (var _ = lock.acquire()) {
            users++; // error: KJ0403 `users` is changed here
        }
        boolean busy;
        try (var _ = lock.acquire()) {
            busy = opened;
        }
        if (!busy) {
            try (var _ = lock.acquire()) {
                opened = true; // error: KJ0403 `opened` is changed here
            }
        }
    }

    private void learned(int key) {
        boolean known;
        try (var _ = lock.acquire()) {
            known = seen.containsKey(key);
        }
        if (!known) {
            try (var _ = lock.acquire()) {
                seen.put(key, 1); // error: KJ0403 `seen` is changed here
            }
        }
    }

    private void pulsed() {
        int now = pulses;
        pulses = now + 1; // error: KJ0403 `pulses` is changed here
        if (!stopped) {
            stopped = true;
        }
    }

    /// Looks again; or changes something else; or needs nothing of what was.
    private void right(int key) {
        int before;
        try (var _ = lock.acquire()) {
            before = again;
        }
        if (before > 3) {
            try (var _ = lock.acquire()) {
                if (again > 3) {
                    again = 0;
                }
                copied = before;
            }
        }
        try (var _ = lock.acquire()) {
            before = high;
            if (before < key) {
                high = key;
            }
        }
        try (var _ = lock.acquire()) {
            Log.info("%d", shown);
        }
        try (var _ = lock.acquire()) {
            shown++;
        }
    }

    /// What was seen was acted upon at once.
    private void reservation(int key) throws Errno {
        try (var _ = lock.acquire()) {
            if (reserved || tasks == 0) {
                throw new Errno(Errno.EBUSY);
            }
            reserved = true;
            tasks--;
        }
        Log.info("works on %d", key);
        try (var _ = lock.acquire()) {
            reserved = false;
            tasks++;
        }
    }

    /// The outer lock is held all the time.
    private void nested() {
        try (var _ = outer.acquire()) {
            int now;
            try (var _ = lock.acquire()) {
                now = under;
            }
            try (var _ = lock.acquire()) {
                under = now + 1;
            }
        }
    }

    /// Nobody else changes what it counts, though others read it.
    private void tick() {
        int now = ticks;
        ticks = now + 1;
    }
}
