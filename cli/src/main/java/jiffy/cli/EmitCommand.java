// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import jiffy.cli.failure.ExitCode;
import jiffy.compiler.Compilation;
import jiffy.compiler.ir.IrText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `jiffy emit`.
@Command(description = "Print the C that a module becomes, or what the compiler made of it before.")
final class EmitCommand extends Subcommand {
    @Parameters(paramLabel = "MODULE", description = CheckCommand.MODULE)
    private String module;

    @Option(names = "--lines", description = "With the Java lines: as #line directives in C.")
    private boolean lines;

    @Option(
            names = "--ir",
            description = "The intermediate form instead, with ownership and locks decided.")
    private boolean ir;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write it to a file.")
    private Path output;

    @Override
    public Integer call() throws Exception {
        var compilation = new Workshop(err(), progress()).compile(module(module));
        var text = ir ? intermediate(compilation) : c(compilation);
        if (output == null) {
            out().print(text);
            out().flush();
        } else {
            Files.writeString(output, text);
        }
        return ExitCode.OK;
    }

    private String c(Compilation compilation) {
        var c = compilation.c().orElseThrow();
        var name = compilation.module().orElseThrow().metadata().name();
        return lines ? c.withLines(name + ".c") : c.plain();
    }

    private String intermediate(Compilation compilation) {
        var module = compilation.module().orElseThrow();
        return lines ? IrText.withSpans(module) : IrText.of(module);
    }
}
