// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import jiffy.cli.failure.Failure;
import jiffy.lab.Command.User;
import jiffy.lab.GuestProcess;
import jiffy.lab.Lab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `jiffy vm shell`.
@Command(name = "shell", description = "Open a shell in a virtual machine.")
final class VmShellCommand extends Subcommand {
    private static final Path TERMINAL = Path.of("/dev/tty");

    @Mixin private MachineName name;

    @Option(
            names = "--as",
            paramLabel = "USER",
            description = "Who runs it: root, alice, bob or nobody.",
            defaultValue = "root")
    private String user;

    @Override
    public Integer call() throws Exception {
        if (System.console() == null || !System.console().isTerminal()) {
            throw Failure.usage(
                    "a shell needs a terminal", "for a script: jiffy vm exec -- /bin/sh -c '…'");
        }
        var shell =
                jiffy.lab.Command.of("/bin/sh", "-l").as(User.of(user)).limit(Duration.ofDays(7));
        var size = stty("size").split(" ");
        var before = stty("-g");
        try (var vm = name.attach(Lab.open(progress()));
                var process =
                        vm.startOnTerminal(
                                shell,
                                Integer.parseInt(size[0]),
                                Integer.parseInt(size[1]),
                                System.out)) {
            stty("raw", "-echo");
            Thread.ofPlatform().daemon().start(() -> feed(process));
            return process.waitFor();
        } finally {
            stty(before);
        }
    }

    private static void feed(GuestProcess process) {
        var buffer = new byte[4096];
        try {
            for (int n; (n = System.in.read(buffer)) > 0; ) {
                process.write(Arrays.copyOf(buffer, n));
            }
            process.closeInput();
        } catch (IOException e) {
            process.terminate();
        }
    }

    private static String stty(String... arguments) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("stty");
        builder.command().addAll(Arrays.asList(arguments));
        builder.redirectInput(TERMINAL.toFile());
        var stty = builder.start();
        var said = new String(stty.getInputStream().readAllBytes()).strip();
        stty.waitFor();
        return said;
    }
}
