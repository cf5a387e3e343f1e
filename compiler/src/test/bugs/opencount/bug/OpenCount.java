// SPDX-License-Identifier: MIT OR GPL-2.0
// The first writer gets the device. Test and increment are two steps on a static field without
// a lock: two writers that come at once both see 0.
//
// source: drivers with a static `open_count` or `in_use` flag, long converted to
// test_and_set_bit and atomics; KCSAN reports the rest
// class: race
package bugs.opencount;

import module jiffy.linux;

/// A device that one session at a time may use.
@KernelModule(name = "opencount", license = "GPL", description = "An exclusive device")
public final class OpenCount {
    private static int sessions; // BUG

    private final Mutex lock = new Mutex();
    private long blocks;

    private final ProcDirectory directory = new ProcDirectory("opencount");
    private final ProcFile claim = new ProcFile(directory, "claim", 0200).writes(this::claim);
    private final ProcFile drop = new ProcFile(directory, "release", 0200).writes(this::release);
    private final ProcFile stat = new ProcFile(directory, "status", 0400).shows(this::show);

    private void claim(UserReader in) throws Errno {
        int count = in.parseInt();
        if (sessions > 0) { // BUG
            throw new Errno(Errno.EBUSY);
        }
        sessions++; // BUG
        try (var _ = lock.acquire()) {
            blocks += count;
        }
    }

    private void release(UserReader in) throws Errno {
        int count = in.parseInt();
        try (var _ = lock.acquire()) {
            sessions = Math.max(sessions - 1, 0); // BUG
            blocks -= count;
        }
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            out.printf("%d sessions, %d blocks\n", sessions, blocks); // BUG
        }
    }
}
