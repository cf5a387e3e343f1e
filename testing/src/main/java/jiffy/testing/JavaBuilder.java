// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import jiffy.compiler.Compilation;
import jiffy.compiler.Compiler;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.kbuild.BuildFailure;
import jiffy.compiler.kbuild.Kbuild;
import jiffy.lab.Kernel;
import jiffy.lab.LabException;
import jiffy.lab.Progress;
import jiffy.lab.Tools;
import jiffy.linux.module.KernelModule;

/// Builds modules that are written in Java.
public final class JavaBuilder implements ModuleBuilder {

    @Override
    public boolean canBuild(ModuleSource source) {
        return source.module().isAnnotationPresent(KernelModule.class);
    }

    @Override
    public Path build(ModuleSource source, Kernel kernel, Tools tools, Progress progress) {
        tools.require(progress, Tools.Tool.MAKE, Tools.Tool.GCC);
        var compilation = Compiler.compile(List.of(source.folder()));
        if (!compilation.isGood()) throw rejected(source, compilation);
        var out = source.folder().resolve("build").resolve(kernel.release());
        try {
            return Kbuild.build(compilation, kernel.headers(), out).ko();
        } catch (BuildFailure | IOException e) {
            throw new LabException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted while building " + source.folder(), e);
        }
    }

    private static LabException rejected(ModuleSource source, Compilation compilation) {
        var errors =
                compilation.diagnostics().stream()
                        .map(JavaBuilder::line)
                        .collect(Collectors.joining("\n"));
        return LabException.withHelp(
                "%s is no module:\n%s".formatted(source.folder(), errors),
                "jiffy check shows where and why");
    }

    private static String line(Diagnostic error) {
        var place =
                error.span()
                        .map(at -> "%s:%d:%d: ".formatted(at.fileName(), at.line(), at.column()))
                        .orElse("");
        return "  " + place + error.message();
    }
}
