// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import jiffy.cli.failure.ExitCode;
import jiffy.cli.kernel.Modules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `jiffy dmesg`.
@Command(description = "Print a kernel's log.")
final class DmesgCommand extends Subcommand {
    @Mixin private TargetOption on;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "Only the last N lines.",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
    private int lines = Integer.MAX_VALUE;

    @Override
    public Integer call() throws Exception {
        try (var target = on.open(progress())) {
            var log = new Modules(target).log().entries();
            log.subList(Math.max(0, log.size() - Math.max(0, lines)), log.size())
                    .forEach(out()::println);
        }
        return ExitCode.OK;
    }
}
