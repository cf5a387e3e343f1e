// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/LogAfterFree.java: the message comes first.
//
// Sessions that time out are removed, and then the log says which one it was: the memory is
// gone by then.
//
// source: the reports of static checkers "dereferencing freed memory" (the message about what
// was freed comes after the free)
// class: lifetime
package bugs.logafterfree;

import module jiffy.linux;

/// Sessions that end when nobody touches them for ten rounds.
@KernelModule(name = "logafterfree", license = "GPL", description = "Sessions that time out")
public final class LogAfterFree {
    @Slab
    static final class Session extends ListEntry {
        final int user;
        int idle;

        Session(int user) {
            this.user = user;
        }
    }

    private final Mutex lock = new Mutex();
    private final KernelList<Session> sessions = new KernelList<>();

    private final Work reaper = new Work(this::reap);
    private final Timer round = new Timer(this::startRound);
    private final ProcFile login = new ProcFile("logafterfree", 0222).writes(this::login);

    void started() {
        round.start(Jiffies.ofMillis(1000));
    }

    private void login(UserReader in) throws Errno {
        var session = new Session(in.parseInt());
        try (var _ = lock.acquire()) {
            if (sessions.size() >= 256) {
                throw new Errno(Errno.EAGAIN);
            }
            sessions.addLast(session);
        }
    }

    private void startRound() {
        reaper.schedule();
    }

    private void reap() {
        try (var _ = lock.acquire()) {
            for (var each = sessions.walk(); each.hasNext(); ) {
                var session = each.next();
                session.idle++;
                if (session.idle > 10) {
                    report(session);
                    each.remove();
                }
            }
        }
        round.start(Jiffies.ofMillis(1000));
    }

    private static void report(Session session) {
        Log.info("user %d idle for %d rounds", session.user, session.idle);
    }
}
