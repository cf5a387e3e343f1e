// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.kernels;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import jiffy.lab.Tools;
import jiffy.lab.host.HostProgram;

/// What is kept of a kernel that was built, laid out as Debian's packages are.
///
/// @param source where it was built
record KernelFiles(Blueprint blueprint, Path source, String release) {

    private static final Set<String> WHOLE =
            Set.of("Makefile", "Module.symvers", ".config", "GNUmakefile");

    void install(Path folder, Path home, Tools tools) throws IOException {
        var boot = Files.createDirectories(folder.resolve("boot"));
        var image = boot.resolve("vmlinuz-" + release);
        var built = source.resolve(blueprint.image());
        if (blueprint.isProgram()) {
            HostProgram.of(tools.get(Tools.Tool.STRIP), "-o", "" + image, "" + built)
                    .run()
                    .orThrow();
        } else {
            Files.copy(built, image);
        }
        Files.copy(source.resolve(".config"), boot.resolve("config-" + release));
        var headers = "usr/src/linux-headers-" + release;
        Files.write(source.resolve("GNUmakefile"), blueprint.resource("GNUmakefile"));
        keep(folder.resolve(headers));
        // Perhaps empty, but on the path of includes: gcc would warn of each module.
        var generated = "arch/%s/include/generated/uapi".formatted(blueprint.architecture());
        Files.createDirectories(folder.resolve(headers).resolve(generated));
        var modules = Files.createDirectories(folder.resolve("lib/modules/" + release));
        Files.createFile(modules.resolve("modules.dep")); // everything is built in
        Files.createSymbolicLink(modules.resolve("build"), home.resolve(headers));
    }

    private void keep(Path headers) throws IOException {
        try (var all = Files.walk(source)) {
            for (var each : all.filter(Files::isRegularFile).toList()) {
                var path = source.relativize(each);
                if (!isForModules(path)) continue;
                var place = headers.resolve(path.toString());
                Files.createDirectories(place.getParent());
                Files.move(each, place);
            }
        }
    }

    /// What the build of a module reads, or runs.
    private boolean isForModules(Path path) {
        var name = path.getFileName().toString();
        if (path.getNameCount() == 1) return WHOLE.contains(name);
        if (blueprint.moduleTools().contains("" + path)) return true;
        if (name.matches(".*\\.(o|a|cmd)")) return false;
        var isMachine = path.startsWith("arch/um") || path.startsWith("arch/x86");
        if (isMachine) return name.matches("Makefile.*|Kbuild.*|.*\\.h|.*\\.lds");
        return path.startsWith("include") || path.startsWith("scripts");
    }
}
