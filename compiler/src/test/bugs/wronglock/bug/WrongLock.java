// SPDX-License-Identifier: MIT OR GPL-2.0
// The quota of a volume belongs to `quotaLock`. The work that scrubs the volume holds
// `volumeLock` when it corrects the usage. Both are locked, against nobody.
//
// source: the class of "ALSA: seq: Fix concurrent access to queue current tick/time": a lock is
// held, but not the one that the other side holds
// class: race
package bugs.wronglock;

import module jiffy.linux;

/// A volume with a quota; a scrubber corrects what is accounted wrongly.
@KernelModule(name = "wronglock", license = "GPL", description = "A volume with a quota")
public final class WrongLock {
    private static final long QUOTA = 1 << 20;

    private final Mutex volumeLock = new Mutex();
    private int scrubs;
    private long found;

    private final Mutex quotaLock = new Mutex();
    private long used;
    private int refused;

    private final Work scrubber = new Work(this::scrub);
    private final Timer weekly = new Timer(this::startScrub);
    private final ProcFile file =
            new ProcFile("wronglock", 0600).shows(this::show).writes(this::use);

    void started() {
        weekly.start(Jiffies.ofMillis(1000));
    }

    private void startScrub() {
        scrubber.schedule();
    }

    private void use(UserReader in) throws Errno {
        int bytes = in.parseInt();
        try (var _ = quotaLock.acquire()) {
            if (used + bytes > QUOTA) {
                refused++;
                throw new Errno(Errno.ENOSPC);
            }
            used += bytes; // BUG
        }
    }

    private void scrub() {
        try (var _ = volumeLock.acquire()) {
            scrubs++;
            found = Jiffies.now() & 0xFFF;
            correct(found);
        }
        weekly.start(Jiffies.ofMillis(1000));
    }

    private void correct(long bytes) {
        if (used > bytes) {
            used -= bytes; // BUG
        }
    }

    private void show(SeqFile out) {
        try (var _ = quotaLock.acquire()) {
            out.printf("%d used, %d refused\n", used, refused);
        }
        try (var _ = volumeLock.acquire()) {
            out.printf("%d scrubs, %d found\n", scrubs, found);
        }
    }
}
