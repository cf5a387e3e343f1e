// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/AuditDupe.java: the predicate reads the field as it is: the walk
// holds the lock.
//
// A walk over the rules takes the rules' mutex and asks a predicate about each. The predicate
// copies statistics with a helper that takes the same mutex. Nothing in this file calls the
// predicate with the lock held; the walk does.
//   prune -> rules.removeIf (takes mutex) -> isStale -> age -> currentEpoch -> mutex.acquire()
//
// source: "audit: fix recursive locking deadlock in audit_dupe_exe()"
// class: deadlock
package bugs.auditdupe;

import module jiffy.linux;

/// Rules for processes, dropped when they are too old.
@KernelModule(name = "auditdupe", license = "GPL", description = "Audit rules of processes")
public final class AuditDupe {
    static final class Rule extends TableEntry<Pid> {
        final long born;

        Rule(Pid pid, long born) {
            super(pid);
            this.born = born;
        }
    }

    private final Mutex mutex = new Mutex();
    private final Table<Pid, Rule> rules = new Table<>();
    private long epoch;

    private final ProcDirectory directory = new ProcDirectory("auditdupe");
    private final ProcFile add = new ProcFile(directory, "add", 0200).writes(this::add);
    private final ProcFile prune = new ProcFile(directory, "prune", 0200).writes(this::prune);

    private void add(UserReader in) throws Errno {
        var pid = Pid.find(in.parseInt());
        try (var _ = mutex.acquire()) {
            rules.add(new Rule(pid, epoch));
        }
    }

    private void prune(UserReader in) throws Errno {
        advance(in.parseInt());
        rules.removeIf(mutex, this::isStale);
    }

    private void advance(int by) throws Errno {
        if (by < 0) {
            throw new Errno(Errno.EINVAL);
        }
        try (var _ = mutex.acquire()) {
            epoch += by;
        }
    }

    private boolean isStale(Rule rule) {
        return age(rule) > 10;
    }

    private long age(Rule rule) {
        return epoch - rule.born;
    }
}
