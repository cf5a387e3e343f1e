// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.conformance;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import jiffy.mp1.syscall.ErrnoException;
import jiffy.mp1.syscall.SystemCall;

/// Another user, as whom a part of a case runs.
///
/// The kernel keeps credentials per thread, and only the C library spreads them over a process. Raw
/// system calls change one thread: it acts, starts processes that inherit its credentials, and
/// ends.
///
/// @param name for messages
/// @param uid user id, real, effective and saved
/// @param gid group id and only supplementary group
record User(String name, int uid, int gid) {

    static final User ALICE = new User("alice", 1000, 1000);
    static final User BOB = new User("bob", 1001, 1001);

    /// The same user with another group.
    User in(int group) {
        return new User(name, uid, group);
    }

    /// Runs `action` with this user's credentials and without any capability.
    <T> T act(Callable<T> action) throws Exception {
        var task =
                new FutureTask<>(() -> {
                    become();
                    return action.call();
                });
        var thread = Thread.ofPlatform().daemon().name(name).start(task);
        try {
            return task.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw failed;
        } finally {
            thread.join();
        }
    }

    private void become() throws ErrnoException {
        try (var arena = Arena.ofConfined()) {
            var groups = arena.allocateFrom(ValueLayout.JAVA_INT, gid);
            ErrnoException.check(SystemCall.SETGROUPS.call(1, groups.address()), "setgroups");
        }
        ErrnoException.check(SystemCall.SETRESGID.call(gid, gid, gid), "setresgid");
        ErrnoException.check(SystemCall.SETRESUID.call(uid, uid, uid), "setresuid");
    }
}
