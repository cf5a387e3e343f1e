// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Something to run in a guest.
///
/// @param arguments the program and what it is given; no shell in between
/// @param user who runs it
/// @param folder where it starts
/// @param environment added to a plain one (`PATH`, `HOME`, `USER`, `LANG`)
/// @param stdin what it reads
/// @param limit how long it may take, on the host's clock
public record Command(
        List<String> arguments,
        User user,
        String folder,
        Map<String, String> environment,
        byte[] stdin,
        Duration limit) {

    public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(60);

    /// Who there is in a guest.
    public enum User {
        ROOT("root", 0, "/root"),
        ALICE("alice", 1000, "/home/alice"),
        BOB("bob", 1001, "/home/bob"),
        NOBODY("nobody", 65534, "/");

        final String login;
        final int uid;
        final String home;

        User(String login, int uid, String home) {
            this.login = login;
            this.uid = uid;
            this.home = home;
        }

        public String login() {
            return login;
        }

        /// Of the user and of their only group.
        public int uid() {
            return uid;
        }

        public String home() {
            return home;
        }

        /// @throws LabException with the names there are
        public static User of(String login) {
            return Arrays.stream(values())
                    .filter(user -> user.login.equals(login))
                    .findFirst()
                    .orElseThrow(() ->
                            LabException.withHelp(
                                    "there is no user " + login + " in the guest",
                                    "one of root, alice, bob, nobody"));
        }
    }

    public Command {
        if (arguments.isEmpty()) throw new LabException("no command given");
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    public static Command of(String... arguments) {
        return of(List.of(arguments));
    }

    public static Command of(List<String> arguments) {
        return new Command(arguments, User.ROOT, "/", Map.of(), new byte[0], DEFAULT_LIMIT);
    }

    /// Lines for the guest's shell.
    public static Command shell(String script) {
        return of("/bin/sh", "-c", script);
    }

    public Command as(User who) {
        return new Command(arguments, who, folder, environment, stdin, limit);
    }

    public Command in(String where) {
        return new Command(arguments, user, where, environment, stdin, limit);
    }

    public Command with(String variable, String value) {
        var more = new LinkedHashMap<>(environment);
        more.put(variable, value);
        return new Command(arguments, user, folder, more, stdin, limit);
    }

    public Command stdin(byte[] input) {
        return new Command(arguments, user, folder, environment, input, limit);
    }

    public Command limit(Duration atMost) {
        return new Command(arguments, user, folder, environment, stdin, atMost);
    }

    @Override
    public String toString() {
        var script = arguments.size() == 3 && arguments.get(1).equals("-c");
        return script ? arguments.get(2) : String.join(" ", arguments);
    }
}
