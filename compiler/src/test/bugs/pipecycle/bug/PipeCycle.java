// SPDX-License-Identifier: MIT OR GPL-2.0
// No two places take the same two locks in opposite order; only all three together deadlock.
//   splice: pipe -> page; work: page -> journal; commit: journal -> pipe
//
// source: syzbot "possible deadlock in pipe_lock" (a circular dependency over pipe, file and
// file system locks)
// class: deadlock
package bugs.pipecycle;

import module jiffy.linux;

/// A pipe that is written to pages, that are written to a journal.
@KernelModule(name = "pipecycle", license = "GPL", description = "Pipe, pages and journal")
public final class PipeCycle {
    private final Mutex pipe = new Mutex();
    private int inPipe;

    private final Mutex page = new Mutex();
    private int dirty;

    private final Mutex journal = new Mutex();
    private long written;

    private final Work writeback = new Work(this::writeBack);
    private final ProcDirectory directory = new ProcDirectory("pipecycle");
    private final ProcFile input = new ProcFile(directory, "splice", 0222).writes(this::splice);
    private final ProcFile sync = new ProcFile(directory, "commit", 0222).writes(this::commit);

    private void splice(UserReader in) throws Errno {
        int count = in.parseInt();
        try (var _ = pipe.acquire()) {
            inPipe += count;
            if (inPipe >= 4096) {
                fillPage();
            }
        }
    }

    private void fillPage() {
        try (var _ = page.acquire()) { // BUG
            dirty++;
            inPipe -= 4096;
        }
        writeback.schedule();
    }

    private void writeBack() {
        try (var _ = page.acquire()) {
            int pages = dirty;
            dirty = 0;
            append(pages * 4096L);
        }
    }

    private void append(long bytes) {
        try (var _ = journal.acquire()) { // BUG
            written += bytes;
        }
    }

    private void commit(UserReader in) throws Errno {
        int transaction = in.parseInt();
        try (var _ = journal.acquire()) {
            Log.info("commit %d: %d written, %d to come", transaction, written, waiting());
        }
    }

    private int waiting() {
        try (var _ = pipe.acquire()) { // BUG
            return inPipe;
        }
    }
}
