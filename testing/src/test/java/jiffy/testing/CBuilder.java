// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jiffy.lab.Kernel;
import jiffy.lab.Progress;
import jiffy.lab.Tools;
import jiffy.lab.host.HostProgram;

/// Builds the module in C that stands for [Counter].
public final class CBuilder implements ModuleBuilder {

    /// The class that a test names.
    static final class Counter {}

    @Override
    public boolean canBuild(ModuleSource source) {
        return source.module() == Counter.class;
    }

    @Override
    public Path build(ModuleSource source, Kernel kernel, Tools tools, Progress progress) {
        var folder = source.folder().resolve("target/counter-" + kernel.release());
        try (var in = CBuilder.class.getResourceAsStream("counter.c")) {
            Files.createDirectories(folder);
            Files.write(folder.resolve("counter.c"), in.readAllBytes());
            Files.writeString(folder.resolve("Makefile"), "obj-m := counter.o\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var make = tools.get(Tools.Tool.MAKE);
        HostProgram.of(make, "-C", kernel.headers().toString(), "M=" + folder, "modules")
                .run()
                .orThrow();
        return folder.resolve("counter.ko");
    }
}
