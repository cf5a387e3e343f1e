// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import jiffy.cli.failure.Failure;
import jiffy.cli.module.ModuleFolder;
import jiffy.compiler.Compilation;
import jiffy.compiler.Compiler;
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
            var text = new DiagnosticText(Colors.onTerminal());
            compilation.diagnostics().forEach(each -> err.println(text.of(each)));
            throw failure(compilation);
        }
        return compilation;
    }

    /// How many errors there are, and what they kept from being checked.
    static Failure failure(Compilation compilation) {
        int count = compilation.diagnostics().size();
        return Failure.failed(
                (count == 1 ? "1 error" : count + " errors")
                        + compilation
                                .unchecked()
                                .map(each -> "; not checked yet: " + each)
                                .orElse(""),
                ExplainCommand.forMore(compilation.diagnostics()));
    }

    /// Builds a `.ko`.
    ///
    /// @param headers build folder of the kernel that it is for
    /// @param out folder that it goes to
    /// @throws Failure if kbuild fails
    Path build(Compilation compilation, Path headers, Path out)
            throws IOException, InterruptedException {
        Tools.of(System.getenv()).require(progress, Tools.Tool.GCC, Tools.Tool.MAKE);
        try {
            var built = Kbuild.build(compilation, headers, out);
            built.warnings().forEach(warning -> err.println("kbuild: " + warning));
            return built.ko();
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException("cannot write to " + out + ": " + e.getMessage(), e);
        } catch (BuildFailure e) {
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
