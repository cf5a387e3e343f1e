// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import jiffy.cli.module.ModuleFolder;
import jiffy.lab.Kernel;
import jiffy.lab.Progress;
import jiffy.lab.Tools;
import jiffy.testing.ModuleBuilder;
import jiffy.testing.ModuleSource;

/// Builds the modules of tests, for `jiffy.testing`.
public final class WorkshopBuilder implements ModuleBuilder {
    @Override
    public boolean canBuild(ModuleSource source) {
        return true;
    }

    @Override
    public Path build(ModuleSource source, Kernel kernel, Tools tools, Progress progress) {
        try {
            var module = ModuleFolder.find(source.folder().toString(), List.of());
            var workshop = new Workshop(new PrintWriter(System.err, true), progress);
            var out = module.build().resolve(kernel.release());
            return workshop.build(workshop.compile(module), kernel.headers(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while building " + source.folder(), e);
        }
    }
}
