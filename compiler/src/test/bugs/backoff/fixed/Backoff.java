// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/Backoff.java: half of it is added.
//
// No variable has a floating-point type: `delay *= 1.5` converts an int to double, multiplies
// and converts back, by the rules of compound assignment.
//
// source: the same rule; retry delays with a factor are the usual place
// class: floating-point
package bugs.backoff;

import module jiffy.linux;

/// Tries to reach a server, with growing delays.
@KernelModule(name = "backoff", license = "GPL", description = "Retries with growing delays")
public final class Backoff {
    @Parameter(name = "first_ms", min = 1, max = 1000, description = "the first delay")
    static int firstMs = 100;

    private final SpinLock lock = new SpinLock();
    private int delay = firstMs;
    private int tries;
    private boolean reachable;

    private final Timer retry = new Timer(this::connect);
    private final ProcFile file =
            new ProcFile("backoff", 0600).shows(this::show).writes(this::answer);

    void started() {
        retry.start(Jiffies.ofMillis(firstMs));
    }

    private void connect() {
        try (var _ = lock.acquire()) {
            if (!reachable) {
                tries++;
                grow();
                retry.start(Jiffies.ofMillis(delay));
            }
        }
    }

    private void grow() {
        delay += delay / 2;
        if (delay > 60_000) {
            delay = 60_000;
        }
    }

    private void answer(UserReader in) throws Errno {
        boolean up = in.parseInt() != 0;
        try (var _ = lock.acquire()) {
            reachable = up;
            delay = firstMs;
            if (!up) {
                retry.start(Jiffies.ofMillis(delay));
            }
        }
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            out.printf("%d tries, next after %d ms\n", tries, delay);
        }
    }
}
