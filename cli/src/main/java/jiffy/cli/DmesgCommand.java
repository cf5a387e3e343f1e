// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.util.List;
import java.util.Optional;
import jiffy.cli.failure.ExitCode;
import jiffy.cli.kernel.Modules;
import jiffy.lab.Tools;
import jiffy.lab.trace.Decoder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `jiffy dmesg`.
@Command(
        description = {
            "Print a kernel's log.",
            "",
            "Where a warning or an oops names a place in a module's code, the line of its source is"
                    + " written behind it: of what jiffy insmod loaded into the virtual machine, of"
                    + " a module under modules/ as it was last built, or of a --module."
        })
final class DmesgCommand extends Subcommand {
    @Mixin private TargetOption on;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "Only the last N lines.",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
    private int lines = Integer.MAX_VALUE;

    @Option(
            names = {"-m", "--module"},
            paramLabel = "MODULE",
            description = ModuleFiles.DESCRIPTION)
    private List<String> modules = List.of();

    @Override
    public Integer call() throws Exception {
        var files = ModuleFiles.of(modules);
        try (var target = on.open(progress())) {
            var decoder =
                    new Decoder(
                            Tools.of(System.getenv()),
                            name -> Optional.ofNullable(files.get(name)));
            var log = decoder.decode(new Modules(target).log().entries());
            log.subList(Math.max(0, log.size() - Math.max(0, lines)), log.size())
                    .forEach(out()::println);
        }
        return ExitCode.OK;
    }
}
