// SPDX-License-Identifier: MIT OR GPL-2.0
// The counters are taken and cleared when they are shown, under the lock. If the text does not
// fit, the kernel throws it away and calls again: the reader sees zeros. Two readers share one
// set of counts in any case.
//
// source: seq_file calls show again with a larger buffer; clear-on-read statistics in proc and
// debugfs files lost counts that way (cf. "seq_tab_next() should increase position index":
// reading has state)
// class: race
package bugs.clearonread;

import module jiffy.linux;

/// Errors by kind since they were last cleared.
@KernelModule(name = "clearonread", license = "GPL", description = "Error counters")
public final class ClearOnRead {
    private static final int KINDS = 200;

    private final Mutex lock = new Mutex();
    private final int[] errors = new int[KINDS];
    private int generation; // guarded by lock

    private final ProcDirectory directory = new ProcDirectory("clearonread");
    private final ProcFile report = new ProcFile(directory, "report", 0222).writes(this::report);
    private final ProcFile counts = new ProcFile(directory, "errors", 0444).shows(this::show);

    private void report(UserReader in) throws Errno {
        int kind = in.parseInt();
        if (kind < 0 || kind >= KINDS) {
            throw new Errno(Errno.ERANGE);
        }
        try (var _ = lock.acquire()) {
            errors[kind]++;
        }
    }

    private void show(SeqFile out) {
        for (int kind = 0; kind < KINDS; kind++) {
            out.printf("kind %d: %d errors\n", kind, take(kind));
        }
    }

    private int take(int kind) {
        try (var _ = lock.acquire()) {
            int count = errors[kind];
            errors[kind] = 0; // BUG
            generation++; // BUG
            return count;
        }
    }
}
