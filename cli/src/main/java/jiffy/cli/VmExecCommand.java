// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.time.Duration;
import java.util.List;
import jiffy.lab.Command.User;
import jiffy.lab.GuestProcess;
import jiffy.lab.Lab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `jiffy vm exec`.
@Command(
        name = "exec",
        description = {
            "Run a program in a virtual machine; its exit code is ours.",
            "",
            "What it reads is our standard input, if that is no terminal."
        })
final class VmExecCommand extends Subcommand {
    @Mixin private MachineName name;

    @Option(
            names = "--as",
            paramLabel = "USER",
            description = "Who runs it: root, alice, bob or nobody.",
            defaultValue = "root")
    private String user;

    @Option(
            names = "--limit",
            paramLabel = "SECONDS",
            description = "How long it may take.",
            defaultValue = "3600")
    private int limit;

    @Parameters(
            arity = "1..*",
            paramLabel = "COMMAND",
            description = "The program and its arguments; put -- in front.")
    private List<String> command;

    @Override
    public Integer call() throws Exception {
        var asked =
                jiffy.lab.Command.of(command).as(User.of(user)).limit(Duration.ofSeconds(limit));
        try (var vm = name.attach(Lab.open(progress()));
                var process = vm.start(asked, System.out, System.err)) {
            feed(process);
            var exit = process.waitFor();
            System.out.flush();
            return exit;
        }
    }

    private static void feed(GuestProcess process) throws Exception {
        if (System.console() == null || !System.console().isTerminal()) {
            var buffer = new byte[65536];
            for (int n; (n = System.in.read(buffer)) > 0; ) {
                process.write(java.util.Arrays.copyOf(buffer, n));
            }
        }
        process.closeInput();
    }
}
