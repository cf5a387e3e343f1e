// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/WrittenParam.java: a field under the lock holds the value in force;
// the parameter stays what it was at load time.
//
// The parameter is the default at load time, and a file changes it later, without a lock, as if
// a static field were nobody's. The timer reads it twice, and may see two values: the test
// passes for one, the division uses the other one, zero.
//
// source: KCSAN reports on module parameters and sysctls that are written at run time without
// READ_ONCE and WRITE_ONCE
// class: parameter
package bugs.writtenparam;

import module jiffy.linux;

/// Samples a value, one of so many.
@KernelModule(name = "writtenparam", license = "GPL", description = "A sampler")
public final class WrittenParam {
    @Parameter(name = "every", min = 0, max = 1000, description = "0: no samples")
    static int every = 10;

    private final SpinLock lock = new SpinLock();
    private int interval = every;
    private long calls;
    private long samples;

    private final Timer timer = new Timer(this::tick);
    private final ProcFile file =
            new ProcFile("writtenparam", 0600).shows(this::show).writes(this::set);

    void started() {
        timer.start(1);
    }

    private void set(UserReader in) throws Errno {
        int wanted = in.parseInt();
        if (wanted < 0 || wanted > 1000) {
            throw new Errno(Errno.ERANGE);
        }
        try (var _ = lock.acquire()) {
            interval = wanted;
        }
    }

    private void tick() {
        try (var _ = lock.acquire()) {
            calls++;
            if (interval != 0 && calls % interval == 0) {
                samples++;
            }
        }
        timer.start(1);
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            out.printf("%d of %d\n", samples, calls);
        }
    }
}
