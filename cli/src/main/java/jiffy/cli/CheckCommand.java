// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import jiffy.cli.failure.ExitCode;
import jiffy.compiler.Compilation;
import jiffy.compiler.Compiler;
import jiffy.compiler.diagnostic.DiagnosticText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `jiffy check`.
@Command(description = "Say what is wrong with a module, and build nothing.")
final class CheckCommand extends Subcommand {
    static final String MODULE =
            "Folder of a module, its name under modules/, or a single .java file.";

    /// How errors are shown.
    enum Format {
        auto,
        text,
        lines,
        json,
        sarif
    }

    @Parameters(paramLabel = "MODULE", description = MODULE)
    private String module;

    @Option(
            names = "--format",
            description =
                    "text: for people, with the source line. lines: file:line:col: error[KJ…]: …,"
                            + " for editors. json, sarif (2.1.0): for programs. auto: text on a"
                            + " terminal, else lines.")
    private Format format = Format.auto;

    @Option(names = "--json", description = "The same as --format json.")
    private boolean json;

    @Option(
            names = "--sarif",
            paramLabel = "FILE",
            description = "Write the errors as SARIF to a file, too.")
    private Path sarif;

    @Option(
            names = "--trusted",
            description =
                    "List the C that the module binds by itself, and what is believed of it; with"
                            + " --json an object with `diagnostics` and `trusted`.")
    private boolean trusted;

    @Override
    public Integer call() throws Exception {
        var folder = module(module);
        var compilation = Compiler.compile(folder.sources());
        if (sarif != null) {
            Files.writeString(sarif, Json.write(Sarif.log(compilation.diagnostics())) + "\n");
        }
        switch (json ? Format.json : format) {
            case auto -> people(compilation, Colors.isTerminal());
            case text -> people(compilation, true);
            case lines -> people(compilation, false);
            case json -> out().println(Json.write(json(compilation)));
            case sarif -> out().println(Json.write(Sarif.log(compilation.diagnostics())));
        }
        return compilation.isGood() ? ExitCode.OK : ExitCode.FAILED;
    }

    private Object json(Compilation compilation) {
        var diagnostics = compilation.diagnostics().stream().map(DiagnosticJson::json).toList();
        if (!trusted) {
            return diagnostics;
        }
        var both = new LinkedHashMap<String, Object>();
        both.put("diagnostics", diagnostics);
        both.put("trusted", compilation.module().map(TrustedText::json).orElse(null));
        return both;
    }

    private void people(Compilation compilation, boolean inText) {
        if (compilation.isGood() && trusted) {
            out().print(TrustedText.of(compilation.module().orElseThrow()));
        }
        if (compilation.isGood()) {
            var name = compilation.module().orElseThrow().metadata().name();
            out().println(Colors.green("no errors") + " in module " + name);
        } else if (inText) {
            new Workshop(err(), progress()).good(compilation);
        } else {
            compilation.diagnostics().forEach(each -> out().print(DiagnosticText.inLines(each)));
            out().flush();
            throw Workshop.failure(compilation);
        }
    }
}
