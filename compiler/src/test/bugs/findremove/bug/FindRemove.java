// SPDX-License-Identifier: MIT OR GPL-2.0
// `find` lends the entry, the table owns it. `remove` hands the entry over to nobody, so it is
// freed on the spot; the farewell below reads it.
//   leave: find -> remove (frees) -> sayGoodbye(entry)
//
// source: syzbot "KASAN: slab-use-after-free Read in ..." of the shape remove, free, then read
// for a notification
// class: lifetime
package bugs.findremove;

import module jiffy.linux;

/// Members of a club, by process.
@KernelModule(name = "findremove", license = "GPL", description = "Members of a club")
public final class FindRemove {
    static final class Member extends TableEntry<Pid> {
        final long since;
        int visits;

        Member(Pid pid) {
            super(pid);
            since = Jiffies.now();
        }
    }

    private final Mutex lock = new Mutex();
    private final Table<Pid, Member> members = new Table<>();
    private long visits;

    private final ProcDirectory directory = new ProcDirectory("findremove");
    private final ProcFile visit = new ProcFile(directory, "visit", 0222).writes(this::visit);
    private final ProcFile leave = new ProcFile(directory, "leave", 0222).writes(this::leave);

    private void visit(UserReader in) throws Errno {
        int many = in.parseInt();
        var pid = Pid.current();
        try (var _ = lock.acquire()) {
            var member = members.find(pid);
            if (member != null) {
                member.visits += many;
            } else if (members.size() < 1000) {
                members.add(new Member(pid));
            } else {
                throw new Errno(Errno.ENOSPC);
            }
        }
    }

    private void leave(UserReader in) throws Errno {
        int reason = in.parseInt();
        try (var _ = lock.acquire()) {
            sayGoodbye(resign(Pid.current()), reason);
        }
    }

    private Member resign(Pid pid) throws Errno {
        var member = members.find(pid);
        if (member == null) {
            throw new Errno(Errno.ESRCH);
        }
        members.remove(pid);
        return member; // BUG
    }

    private void sayGoodbye(Member member, int reason) {
        visits += member.visits; // BUG
        long seconds = (Jiffies.now() - member.since) / Jiffies.hz();
        Log.info(
                "%d visits in %d s, left for %d; %d in all",
                member.visits, seconds, reason, visits);
    }
}
