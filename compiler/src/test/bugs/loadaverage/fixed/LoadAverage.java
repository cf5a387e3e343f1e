// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/LoadAverage.java: fixed-point numbers with 11 bits behind the point,
// as kernel/sched/loadavg.c has them.
//
// An average over the last seconds is written as one would anywhere else. In an interrupt the
// arithmetic would destroy the registers of whatever process was interrupted.
//
// source: the kernel's rule against floating point (FPU registers belong to user space), broken
// by ported user code such as staging and display drivers before kernel_fpu_begin
// class: floating-point
package bugs.loadaverage;

import module jiffy.linux;

/// The load of a queue, as an average over the last seconds.
@KernelModule(name = "loadaverage", license = "GPL", description = "A load average")
public final class LoadAverage {
    private static final int FIXED_1 = 1 << 11;
    private static final int EXP = 1884; // FIXED_1 / exp(1 s / 12 s)

    private final SpinLock lock = new SpinLock();
    private int queued;
    private long average; // in units of 1 / FIXED_1

    private final Timer second = new Timer(this::sample);
    private final ProcFile file =
            new ProcFile("loadaverage", 0600).shows(this::show).writes(this::queue);

    void started() {
        second.start(Jiffies.hz());
    }

    private void queue(UserReader in) throws Errno {
        int count = in.parseInt();
        try (var _ = lock.acquire()) {
            queued = Math.clamp(count, 0, 1_000_000);
        }
    }

    private void sample() {
        try (var _ = lock.acquire()) {
            average = (average * EXP + (long) queued * FIXED_1 * (FIXED_1 - EXP)) / FIXED_1;
        }
        second.start(Jiffies.hz());
    }

    private void show(SeqFile out) {
        long hundredths;
        try (var _ = lock.acquire()) {
            hundredths = average * 100 / FIXED_1;
        }
        out.printf("%d hundredths\n", hundredths);
    }
}
