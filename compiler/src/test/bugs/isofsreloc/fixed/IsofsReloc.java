// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/IsofsReloc.java: a loop that gives up when it has seen as many
// directories as there are.
//
// The depth of a directory is one more than that of its parent. Parents are written by a user;
// two directories that are each other's parent have no depth, and 60,000 in a row need 60,000
// frames.
//
// source: CVE-2014-5471, "isofs: Fix unbounded recursion when processing relocated directories"
// class: stack
package bugs.isofsreloc;

import module jiffy.linux;

/// A tree of directories, each with the number of its parent; 0 is the root.
@KernelModule(name = "isofsreloc", license = "GPL", description = "A tree of directories")
public final class IsofsReloc {
    private static final int DIRECTORIES = 65_536;

    private final Mutex lock = new Mutex();
    private final int[] parents = new int[DIRECTORIES];
    private int deepest;

    private final ProcFile file =
            new ProcFile("isofsreloc", 0600).shows(this::show).writes(this::relocate);

    private void relocate(UserReader in) throws Errno {
        int directory = in.parseInt();
        int parent = in.parseInt();
        if (directory <= 0 || parent < 0 || Math.max(directory, parent) >= DIRECTORIES) {
            throw new Errno(Errno.EINVAL);
        }
        try (var _ = lock.acquire()) {
            parents[directory] = parent;
            deepest = Math.max(deepest, depth(directory));
        }
    }

    private int depth(int directory) throws Errno {
        int depth = 0;
        for (int each = directory; each != 0; each = parents[each]) {
            if (++depth == DIRECTORIES) {
                throw new Errno(Errno.EIO);
            }
        }
        return depth;
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            out.printf("%d\n", deepest);
        }
    }
}
