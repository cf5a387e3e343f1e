// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import jiffy.cli.failure.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `jiffy emit`.
@Command(name = "emit", description = "Print the C that a module becomes.")
final class EmitCommand extends Subcommand {
    @Parameters(paramLabel = "MODULE", description = CheckCommand.MODULE)
    private String module;

    @Option(names = "--lines", description = "With the #line directives that the C compiler gets.")
    private boolean lines;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write it to a file.")
    private Path output;

    @Override
    public Integer call() throws Exception {
        var compilation = new Workshop(err(), progress()).compile(module(module));
        var c = compilation.c().orElseThrow();
        var name = compilation.module().orElseThrow().metadata().name();
        var text = lines ? c.withLines(name + ".c") : c.plain();
        if (output == null) {
            out().print(text);
            out().flush();
        } else {
            Files.writeString(output, text);
        }
        return ExitCode.OK;
    }
}
