// SPDX-License-Identifier: MIT OR GPL-2.0
// A timer samples into a ring that a spinlock guards. The read callback takes the lock and, in
// a helper, copies each sample to the reader. The reader's page may be swapped out: the fault
// sleeps while the spinlock is held.
//   read -> drain -> emit -> out.write()
//
// source: "sleeping function called from invalid context" in copy_to_user, found in review of
// tun's descriptor ring (tun_put_user_desc under a spinlock) and in diagnostic drivers
// class: sleep-in-atomic
package bugs.diagcopy;

import module jiffy.linux;

/// Samples of a counter, for a diagnosis program that reads them as bytes.
@KernelModule(name = "diagcopy", license = "GPL", description = "Diagnostic samples")
public final class DiagCopy {
    private static final int ROOM = 64;

    private final SpinLock lock = new SpinLock();
    private final ByteRing samples = new ByteRing(ROOM);
    private byte level;

    private final Timer sampler = new Timer(this::sample);
    private final ProcFile diag = new ProcFile("diagcopy", 0400).reads(this::read);

    void started() {
        sampler.start(Jiffies.ofMillis(100));
    }

    private void sample() {
        try (var _ = lock.acquire()) {
            level++;
            samples.push(level);
        }
        sampler.start(Jiffies.ofMillis(100));
    }

    private void read(UserWriter out) throws Errno {
        try (var _ = lock.acquire()) {
            drain(out);
        }
    }

    private void drain(UserWriter out) throws Errno {
        for (int i = 0; i < ROOM && !samples.isEmpty() && out.remaining() > 0; i++) {
            emit(out, samples.poll());
        }
    }

    private static void emit(UserWriter out, byte sample) throws Errno {
        out.write(sample); // BUG
    }
}
