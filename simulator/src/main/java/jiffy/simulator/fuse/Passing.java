// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator.fuse;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.stream.Stream;

/// Gets an open file from a program that it starts (unix(7), `SCM_RIGHTS`). Java's own processes
/// inherit nothing but the standard streams.
final class Passing {
    private static final int AF_UNIX = 1;
    private static final int SOCK_STREAM_CLOEXEC = 1 | 02000000;
    private static final int MSG_CMSG_CLOEXEC = 0x40000000;
    private static final int SOL_SOCKET = 1;
    private static final int SCM_RIGHTS = 1;
    private static final int WRITE_CREATE_TRUNCATE = 01 | 0100 | 01000;
    private static final int ROOM_FOR_ACTIONS = 512; // posix_spawn_file_actions_t is smaller

    private static final MethodHandle SOCKETPAIR =
            Libc.link("socketpair", -1, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
    private static final MethodHandle DUP = Libc.link("dup", -1, JAVA_INT, JAVA_INT);
    private static final MethodHandle RECVMSG =
            Libc.link("recvmsg", -1, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle WAITPID =
            Libc.link("waitpid", -1, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle SPAWN =
            Libc.link(
                    "posix_spawn",
                    -1,
                    JAVA_INT,
                    ADDRESS,
                    ADDRESS,
                    ADDRESS,
                    ADDRESS,
                    ADDRESS,
                    ADDRESS);
    private static final MethodHandle ACTIONS =
            Libc.link("posix_spawn_file_actions_init", -1, JAVA_INT, ADDRESS);
    private static final MethodHandle NO_ACTIONS =
            Libc.link("posix_spawn_file_actions_destroy", -1, JAVA_INT, ADDRESS);
    private static final MethodHandle OPENS =
            Libc.link(
                    "posix_spawn_file_actions_addopen",
                    -1,
                    JAVA_INT,
                    ADDRESS,
                    JAVA_INT,
                    ADDRESS,
                    JAVA_INT,
                    JAVA_INT);

    private Passing() {}

    /// Runs a program to its end.
    ///
    /// @param errors the file that its standard error goes to
    /// @param variable of its environment, which names the socket that it sends through
    /// @return the open file, or a negative errno
    static int receiveFrom(String errors, String variable, String... command) {
        try (var arena = Arena.ofConfined()) {
            var pair = arena.allocate(JAVA_INT, 2);
            int status =
                    (int)
                            Libc.call(errno ->
                                    (int)
                                            SOCKETPAIR.invokeExact(
                                                    errno, AF_UNIX, SOCK_STREAM_CLOEXEC, 0, pair));
            if (status < 0) {
                return status;
            }
            int ours = pair.getAtIndex(JAVA_INT, 0);
            int theirs = pair.getAtIndex(JAVA_INT, 1);
            int inherited = (int) Libc.call(errno -> (int) DUP.invokeExact(errno, theirs));
            var environment =
                    Stream.concat(
                                    System.getenv().entrySet().stream()
                                            .map(each -> each.getKey() + "=" + each.getValue()),
                                    Stream.of(variable + "=" + inherited))
                            .toList();
            int process = start(arena, errors, List.of(command), environment);
            Libc.close(theirs);
            Libc.close(inherited);
            int received = process < 0 ? process : receive(arena, ours);
            Libc.close(ours);
            if (process > 0) {
                var how = arena.allocate(JAVA_INT);
                Libc.call(errno -> (int) WAITPID.invokeExact(errno, process, how, 0));
            }
            return received;
        }
    }

    /// @return its number, or a negative errno
    private static int start(
            Arena arena, String errors, List<String> command, List<String> environment) {
        var actions = arena.allocate(ROOM_FOR_ACTIONS, 16);
        var file = arena.allocateFrom(errors);
        var number = arena.allocate(JAVA_INT);
        var program = arena.allocateFrom(command.getFirst());
        var words = strings(arena, command);
        var variables = strings(arena, environment);
        var none = MemorySegment.NULL;
        Libc.call(errno -> (int) ACTIONS.invokeExact(errno, actions));
        Libc.call(errno ->
                (int) OPENS.invokeExact(errno, actions, 2, file, WRITE_CREATE_TRUNCATE, 0600));
        long error =
                Libc.call(errno ->
                        (int)
                                SPAWN.invokeExact(
                                        errno, number, program, actions, none, words, variables));
        Libc.call(errno -> (int) NO_ACTIONS.invokeExact(errno, actions));
        return error == 0 ? number.get(JAVA_INT, 0) : (int) -error;
    }

    private static MemorySegment strings(Arena arena, List<String> texts) {
        var all = arena.allocate(ADDRESS, texts.size() + 1L);
        for (int i = 0; i < texts.size(); i++) {
            all.setAtIndex(ADDRESS, i, arena.allocateFrom(texts.get(i)));
        }
        return all;
    }

    /// One message with one open file: `struct msghdr` and `struct cmsghdr` of 64-bit machines.
    ///
    /// @return the open file; negative if the other end was closed without sending one
    private static int receive(Arena arena, int socket) {
        var data = arena.allocate(JAVA_BYTE);
        var vector = arena.allocate(16, 8);
        vector.set(ADDRESS, 0, data);
        vector.set(JAVA_LONG, 8, 1);
        var control = arena.allocate(24, 8);
        var message = arena.allocate(56, 8);
        message.set(ADDRESS, 16, vector);
        message.set(JAVA_LONG, 24, 1);
        message.set(ADDRESS, 32, control);
        message.set(JAVA_LONG, 40, control.byteSize());
        long received =
                Libc.call(errno ->
                        (long) RECVMSG.invokeExact(errno, socket, message, MSG_CMSG_CLOEXEC));
        boolean isFile =
                received > 0
                        && message.get(JAVA_LONG, 40) >= 20
                        && control.get(JAVA_INT, 8) == SOL_SOCKET
                        && control.get(JAVA_INT, 12) == SCM_RIGHTS;
        return isFile ? control.get(JAVA_INT, 16) : -1;
    }
}
