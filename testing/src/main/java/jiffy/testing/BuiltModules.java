// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import jiffy.lab.Kernel;
import jiffy.lab.Lab;
import jiffy.lab.LabException;
import jiffy.lab.Progress;

/// Where the `.ko` of a test comes from.
final class BuiltModules {

    /// A `.ko` that was built before; `{release}` in it stands for the kernel's.
    static final String PREBUILT_PROPERTY = "jiffy.module.ko";

    private BuiltModules() {}

    /// The module of a class for a kernel.
    ///
    /// @throws LabException if there is neither a file nor a builder for it
    static Path get(Class<?> module, Kernel kernel, Lab lab, Progress progress) {
        var prebuilt = System.getProperty(PREBUILT_PROPERTY);
        if (prebuilt != null) return existing(prebuilt.replace("{release}", kernel.release()));
        var source = ModuleSource.of(module);
        return ServiceLoader.load(ModuleBuilder.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(builder -> builder.canBuild(source))
                .findFirst()
                .orElseThrow(() -> nobodyBuilds(source))
                .build(source, kernel, lab.tools(), progress);
    }

    private static Path existing(String prebuilt) {
        var file = Path.of(prebuilt);
        if (Files.isRegularFile(file)) return file;
        throw LabException.withHelp(
                "there is no module " + file,
                "the system property %s names it".formatted(PREBUILT_PROPERTY));
    }

    private static LabException nobodyBuilds(ModuleSource source) {
        return LabException.withHelp(
                "nothing here can build " + source.module().getName(),
                "run the tests with jiffy test, or name a .ko with -D%s=FILE"
                        .formatted(PREBUILT_PROPERTY));
    }

    /// A module's name, from its file's: the kernel counts dashes as underscores.
    static String name(Path ko) {
        return ko.getFileName().toString().replaceFirst("\\.ko$", "").replace('-', '_');
    }
}
