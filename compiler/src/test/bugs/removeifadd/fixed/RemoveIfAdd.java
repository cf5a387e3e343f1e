// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/RemoveIfAdd.java: the walk only marks and counts; the change is made
// after it.
//
// While the table is pruned, the predicate moves an entry's successor into the table. What the
// walk remembers of its place may be gone when the predicate returns.
//   prune -> removeIf -> isDone -> promote -> tasks.remove / tasks.add
//
// source: callbacks of rhashtable and netns walks that insert into what is walked; the class of
// CVE-2019-8956
// class: lifetime
package bugs.removeifadd;

import module jiffy.linux;

/// Tasks; when one is done, the task that runs now takes its place.
@KernelModule(name = "removeifadd", license = "GPL", description = "Tasks and their successors")
public final class RemoveIfAdd {
    static final class Task extends TableEntry<Pid> {
        int rounds;

        Task(Pid pid) {
            super(pid);
        }
    }

    private final Mutex lock = new Mutex();
    private final Table<Pid, Task> tasks = new Table<>();
    private int done;

    private final ProcDirectory directory = new ProcDirectory("removeifadd");
    private final ProcFile add = new ProcFile(directory, "add", 0200).writes(this::add);
    private final ProcFile prune = new ProcFile(directory, "prune", 0200).writes(this::prune);

    private void add(UserReader in) throws Errno {
        var pid = Pid.find(in.parseInt());
        try (var _ = lock.acquire()) {
            tasks.add(new Task(pid));
        }
    }

    private void prune(UserReader in) throws Errno {
        int round = in.parseInt();
        tasks.removeIf(lock, this::isDone);
        try (var _ = lock.acquire()) {
            if (done > 0) {
                promote();
            }
            done = 0;
        }
        Log.info("round %d", round);
    }

    private boolean isDone(Task task) {
        task.rounds++;
        if (task.rounds < 3) {
            return false;
        }
        done++;
        return true;
    }

    private void promote() {
        try {
            var pid = Pid.current();
            if (!tasks.contains(pid)) {
                tasks.add(new Task(pid));
            }
        } catch (Errno e) {
            Log.warning("no successor after %d", done);
        }
    }
}
