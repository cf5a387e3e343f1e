// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import jiffy.cli.failure.Failure;
import jiffy.cli.module.ModuleFolder;
import jiffy.compiler.Compilation;
import jiffy.compiler.Compiler;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.DiagnosticText;
import jiffy.compiler.kbuild.BuildFailure;
import jiffy.compiler.kbuild.Kbuild;
import jiffy.compiler.user.UserProgram;
import jiffy.lab.Progress;
import jiffy.lab.Tools;

/// Makes C and a `.ko` of a module's sources, and shows what the compiler has to say.
final class Workshop {
    private final PrintWriter err;
    private final Progress progress;

    /// @param err where diagnostics are printed
    Workshop(PrintWriter err, Progress progress) {
        this.err = err;
        this.progress = progress;
    }

    /// Compiles a module.
    ///
    /// @throws Failure if it has errors, which are printed
    Compilation compile(ModuleFolder module) {
        return good(Compiler.compile(module.sources()));
    }

    /// What was compiled, if it has no errors.
    ///
    /// @throws Failure if it has, after they are printed
    Compilation good(Compilation compilation) {
        if (!compilation.isGood()) {
            show(compilation.diagnostics());
            throw failure(compilation);
        }
        return compilation;
    }

    private void show(List<Diagnostic> diagnostics) {
        var text = new DiagnosticText(Colors.onTerminal());
        diagnostics.forEach(each -> err.println(text.of(each)));
    }

    /// How many errors there are, and what they kept from being checked.
    static Failure failure(Compilation compilation) {
        return failure(
                compilation.diagnostics(),
                compilation.unchecked().map(each -> "; not checked yet: " + each).orElse(""));
    }

    private static Failure failure(List<Diagnostic> diagnostics, String unchecked) {
        int count = diagnostics.size();
        return Failure.failed(
                (count == 1 ? "1 error" : count + " errors") + unchecked,
                ExplainCommand.forMore(diagnostics));
    }

    /// Builds a `.ko`.
    ///
    /// @param headers build folder of the kernel that it is for
    /// @param out folder that it goes to
    /// @throws Failure if kbuild fails, or what was built breaks a rule, which is printed
    Kbuild.Built build(Compilation compilation, Path headers, Path out)
            throws IOException, InterruptedException {
        return build(compilation, headers, out, List.of());
    }

    /// The same, with more flags for the C compiler.
    Kbuild.Built build(Compilation compilation, Path headers, Path out, List<String> flags)
            throws IOException, InterruptedException {
        Tools.of(System.getenv()).require(progress, Tools.Tool.GCC, Tools.Tool.MAKE);
        try {
            var built = Kbuild.build(compilation, headers, out, flags);
            built.warnings().forEach(warning -> err.println("kbuild: " + warning));
            return built;
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException("cannot write to " + out + ": " + e.getMessage(), e);
        } catch (BuildFailure e) {
            if (!e.diagnostics().isEmpty()) {
                show(e.diagnostics());
                throw failure(e.diagnostics(), "");
            }
            throw explain(e.getMessage());
        }
    }

    /// Builds a program that runs without a kernel.
    ///
    /// @param out folder that it goes to
    /// @throws Failure if the module needs a kernel
    Path program(Compilation compilation, Path out) throws IOException, InterruptedException {
        Tools.of(System.getenv()).require(progress, Tools.Tool.GCC);
        try {
            var built = UserProgram.build(compilation, out);
            built.warnings().forEach(warning -> err.println("gcc: " + warning));
            return built.program();
        } catch (BuildFailure e) {
            throw explain(e.getMessage());
        }
    }

    /// What failed is the machine's fault, unless C of ours did not compile.
    static Failure explain(String message) {
        var firstLine = message.lines().findFirst().orElse(message);
        var rest = message.substring(firstLine.length()).strip();
        if (message.contains("No space left")) {
            return Failure.machine("the disk is full: " + firstLine, rest);
        }
        if (message.contains("no kernel headers") && message.contains("/lib/modules/")) {
            return Failure.machine(
                    firstLine.replaceAll(":.*", ""),
                    "install them: sudo apt-get install linux-headers-$(uname -r)");
        }
        return message.contains("no kernel headers") || message.contains("cannot run make")
                ? Failure.machine(firstLine, rest)
                : Failure.failed(firstLine, rest);
    }
}
