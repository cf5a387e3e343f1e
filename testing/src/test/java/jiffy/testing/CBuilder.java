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
        return build("counter", Fixtures.TARGET.toAbsolutePath(), kernel, tools);
    }

    /// Builds a module of a resource.
    ///
    /// @param home of the folder that it is built in
    static Path build(String name, Path home, Kernel kernel, Tools tools) {
        var folder = home.resolve("%s-%s".formatted(name, kernel.release()));
        try (var in = CBuilder.class.getResourceAsStream(name + ".c")) {
            Files.createDirectories(folder);
            Files.write(folder.resolve(name + ".c"), in.readAllBytes());
            Files.writeString(folder.resolve("Makefile"), "obj-m := %s.o\n".formatted(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var make = tools.get(Tools.Tool.MAKE);
        HostProgram.of(make, "-C", kernel.headers().toString(), "M=" + folder, "modules")
                .run()
                .orThrow();
        return folder.resolve(name + ".ko");
    }
}
