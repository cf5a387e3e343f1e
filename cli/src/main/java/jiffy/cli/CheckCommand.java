// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import jiffy.cli.failure.ExitCode;
import jiffy.compiler.Compiler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `jiffy check`.
@Command(name = "check", description = "Say what is wrong with a module, and build nothing.")
final class CheckCommand extends Subcommand {
    static final String MODULE =
            "Folder of a module, its name under modules/, or a single .java file.";

    @Parameters(paramLabel = "MODULE", description = MODULE)
    private String module;

    @Option(names = "--json", description = "As JSON, for programs.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        var folder = module(module);
        if (json) {
            var found = Compiler.compile(folder.sources()).diagnostics();
            out().println(Json.write(found.stream().map(DiagnosticJson::json).toList()));
            return found.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
        }
        var compilation = new Workshop(err(), progress()).compile(folder);
        var name = compilation.module().orElseThrow().metadata().name();
        out().println(Colors.green("no errors") + " in module " + name);
        return ExitCode.OK;
    }
}
