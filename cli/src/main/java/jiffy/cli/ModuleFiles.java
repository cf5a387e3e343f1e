// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jiffy.cli.failure.Failure;

/// The `.ko` files of modules that a kernel may name.
final class ModuleFiles {
    static final String DESCRIPTION =
            "Whose lines to know too; may be given several times. " + BuiltModule.DESCRIPTION;

    private static final String SUFFIX = ".ko";

    private ModuleFiles() {}

    /// Modules as the command line names them, and what was last built of those in `modules/` and
    /// of ours, by the names that the kernel has for them.
    ///
    /// @throws Failure if one is not there that the command line names
    static Map<String, Path> of(List<String> named) throws IOException {
        var files = new HashMap<String, Path>();
        for (var each : named) {
            var file = BuiltModule.find(each);
            files.putIfAbsent(BuiltModule.name(file), file.toAbsolutePath());
        }
        addBuilt(Path.of("modules").toAbsolutePath(), files);
        addBuilt(Home.folder().resolve("modules"), files);
        return files;
    }

    /// We name files like modules.
    private static void addBuilt(Path modules, Map<String, Path> files) throws IOException {
        if (!Files.isDirectory(modules)) return;
        try (var folders = Files.list(modules)) {
            for (var build : folders.map(each -> each.resolve("build")).toList()) {
                if (!Files.isDirectory(build)) continue;
                try (var built = Files.newDirectoryStream(build, "*" + SUFFIX)) {
                    built.forEach(ko -> files.putIfAbsent(name(ko), ko));
                }
            }
        }
    }

    private static String name(Path ko) {
        var name = ko.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }
}
