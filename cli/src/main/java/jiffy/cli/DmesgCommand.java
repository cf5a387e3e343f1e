// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            description = {
                "Whose lines to show too; may be given several times. " + BuiltModule.DESCRIPTION
            })
    private List<String> modules = List.of();

    @Override
    public Integer call() throws Exception {
        var files = new HashMap<String, Path>();
        for (var each : modules) {
            var file = BuiltModule.find(each);
            files.put(BuiltModule.name(file), file);
        }
        try (var target = on.open(progress())) {
            var decoder = new Decoder(Tools.of(System.getenv()), name -> file(files, name));
            var log = decoder.decode(new Modules(target).log().entries());
            log.subList(Math.max(0, log.size() - Math.max(0, lines)), log.size())
                    .forEach(out()::println);
        }
        return ExitCode.OK;
    }

    private static Optional<Path> file(Map<String, Path> files, String name) {
        return Optional.ofNullable(files.get(name)).or(() -> ours(name));
    }

    /// What was last built of a module that is named like its folder.
    private static Optional<Path> ours(String name) {
        var build = Home.folder().resolve("modules").resolve(name).resolve("build");
        return Optional.of(build.resolve(name + ".ko")).filter(Files::isReadable);
    }
}
