// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/IsofsChain.java: a chain that is longer than the table is an error.
//
// Each entry names the one that continues it, 0 ends the chain. The entries come from user
// space, and may form a ring. The loop runs under the spinlock that a timer needs as well.
//   next[3] = 5, next[5] = 3: length(3) never ends
//
// source: CVE-2014-9420, "isofs: Fix infinite looping over CE entries"
// class: loop
package bugs.isofschain;

import module jiffy.linux;

/// Chains of entries in a table.
@KernelModule(name = "isofschain", license = "GPL", description = "Chains of continuations")
public final class IsofsChain {
    private static final int ENTRIES = 128;

    private final SpinLock lock = new SpinLock();
    private final int[] next = new int[ENTRIES];
    private int links;

    private final Timer sampler = new Timer(this::sample);
    private final ProcDirectory directory = new ProcDirectory("isofschain");
    private final ProcFile link = new ProcFile(directory, "link", 0200).writes(this::link);
    private final ProcFile measure = new ProcFile(directory, "measure", 0200).writes(this::measure);

    void started() {
        sampler.start(Jiffies.hz());
    }

    private void sample() {
        try (var _ = lock.acquire()) {
            Log.info("%d links", links);
        }
        sampler.start(60L * Jiffies.hz());
    }

    private void link(UserReader in) throws Errno {
        int from = checked(in.parseInt());
        int to = checked(in.parseInt());
        try (var _ = lock.acquire()) {
            next[from] = to;
            links++;
        }
    }

    private static int checked(int entry) throws Errno {
        if (entry < 0 || entry >= ENTRIES) {
            throw new Errno(Errno.EINVAL);
        }
        return entry;
    }

    private void measure(UserReader in) throws Errno {
        int first = checked(in.parseInt());
        int length;
        try (var _ = lock.acquire()) {
            length = length(first);
        }
        Log.info("the chain of %d has %d entries", first, length);
    }

    private int length(int first) throws Errno {
        int each = first;
        for (int length = 1; length <= ENTRIES; length++) {
            each = next[each];
            if (each == 0) {
                return length;
            }
        }
        throw new Errno(Errno.EIO);
    }
}
