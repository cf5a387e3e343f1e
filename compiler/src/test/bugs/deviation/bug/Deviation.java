// SPDX-License-Identifier: MIT OR GPL-2.0
// All variables are whole numbers, but Math.sqrt takes and returns a double: the conversions
// are in the call, in a helper of a helper.
//
// source: the same rule; the kernel has int_sqrt for this, and reviews send sqrt() back
// class: floating-point
package bugs.deviation;

import module jiffy.linux;

/// Mean and deviation of what is written.
@KernelModule(name = "deviation", license = "GPL", description = "Statistics of samples")
public final class Deviation {
    /// Sums of samples, for mean and variance.
    record Sums(long count, long sum, long squares) {
        Sums with(long sample) {
            return new Sums(count + 1, sum + sample, squares + sample * sample);
        }

        long variance() {
            long mean = sum / count;
            return squares / count - mean * mean;
        }

        long deviation() {
            return root(variance());
        }
    }

    private final Mutex lock = new Mutex();
    private long count;
    private long sum;
    private long squares;

    private final ProcFile file =
            new ProcFile("deviation", 0600).shows(this::show).writes(this::add);

    private void add(UserReader in) throws Errno {
        int sample = in.parseInt();
        try (var _ = lock.acquire()) {
            var sums = new Sums(count, sum, squares).with(sample);
            count = sums.count();
            sum = sums.sum();
            squares = sums.squares();
        }
    }

    static long root(long value) {
        return (long) Math.sqrt(value); // BUG
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            if (count > 0) {
                var sums = new Sums(count, sum, squares);
                out.printf("%d samples, deviation %d\n", count, sums.deviation());
            }
        }
    }
}
