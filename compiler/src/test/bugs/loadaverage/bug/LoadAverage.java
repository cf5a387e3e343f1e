// SPDX-License-Identifier: MIT OR GPL-2.0
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
    private final SpinLock lock = new SpinLock();
    private int queued;
    private double average; // BUG

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
            average = average * 0.92 + queued * 0.08; // BUG
        }
        second.start(Jiffies.hz());
    }

    private void show(SeqFile out) {
        int hundredths;
        try (var _ = lock.acquire()) {
            hundredths = (int) (average * 100); // BUG
        }
        out.printf("%d hundredths\n", hundredths);
    }
}
