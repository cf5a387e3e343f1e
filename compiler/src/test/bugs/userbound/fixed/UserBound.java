// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/UserBound.java: the steps are taken in portions, the lock is given
// back between them.
//
// A pattern generator is advanced by as many steps as a write says, two billion if it wants,
// while interrupts of the lock's other user are kept out.
//
// source: softlockup reports of loops with user-controlled bounds in atomic sections, such as
// "ALSA: timer: Set lower bound of start tick time" (CVE-2024-38618) and its siblings
// class: loop
package bugs.userbound;

import module jiffy.linux;

/// A shift register whose bits a timer reads.
@KernelModule(name = "userbound", license = "GPL", description = "A pattern generator")
public final class UserBound {
    private static final int PORTION = 1024;

    private final SpinLock lock = new SpinLock();
    private int register = 1;
    private int ones;

    private final Timer reader = new Timer(this::readBit);
    private final ProcFile file =
            new ProcFile("userbound", 0600).shows(this::show).writes(this::advance);

    void started() {
        reader.start(1);
    }

    private void readBit() {
        try (var _ = lock.acquire()) {
            ones += register & 1;
            shift();
        }
        reader.start(10);
    }

    private void shift() {
        register = register >>> 1 ^ ((register & 1) != 0 ? 0xB400 : 0);
    }

    private void advance(UserReader in) throws Errno {
        int steps = in.parseInt();
        for (int left = steps; left > 0; left -= PORTION) {
            shiftBy(Math.min(left, PORTION));
        }
    }

    private void shiftBy(int steps) {
        try (var _ = lock.acquire()) {
            for (int i = 0; i < PORTION && i < steps; i++) {
                shift();
            }
        }
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            out.printf("%x, %d ones\n", register, ones);
        }
    }
}
