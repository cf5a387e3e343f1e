// SPDX-License-Identifier: MIT OR GPL-2.0
// All changes go through `locked`, which takes a step as a function. One of the steps finishes
// with `report`, which uses `locked` too.
//   write -> locked(reset) -> reset -> report -> locked(count) -> lock.acquire()
//
// source: "possible recursive locking detected" in wrappers that run a function with a lock
// held (regmap, phy and i2c bus callbacks)
// class: deadlock
package bugs.withlock;

import module jiffy.linux;

/// Registers of a chip behind a slow bus.
@KernelModule(name = "withlock", license = "GPL", description = "Registers of a chip")
public final class WithLock {
    /// Something that is done while the bus is locked.
    interface Step {
        void run();
    }

    private final Mutex bus = new Mutex();
    private final int[] registers = new int[16];
    private int reports;
    private int resets;

    private final ProcFile file =
            new ProcFile("withlock", 0600).shows(this::show).writes(this::write);

    private void locked(Step step) {
        try (var _ = bus.acquire()) { // BUG
            step.run();
        }
    }

    private void write(UserReader in) throws Errno {
        switch (in.parseInt()) {
            case 0 -> locked(this::reset);
            case 1 -> report();
            default -> throw new Errno(Errno.EINVAL);
        }
    }

    private void reset() {
        for (int i = 0; i < registers.length; i++) {
            registers[i] = 0;
        }
        resets++;
        report(); // BUG
    }

    private void report() {
        locked(this::count);
    }

    private void count() {
        reports++;
        registers[15] = reports;
    }

    private void show(SeqFile out) {
        try (var _ = bus.acquire()) {
            out.printf("%d resets, %d reports, %x\n", resets, reports, registers[15]);
        }
    }
}
