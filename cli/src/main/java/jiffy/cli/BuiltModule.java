// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jiffy.cli.failure.Failure;
import jiffy.cli.kernel.ModuleInfo;

/// A `.ko` as the command line names it.
final class BuiltModule {
    static final String DESCRIPTION =
            "A .ko file, the folder of a module, or its name under modules/.";

    private BuiltModule() {}

    /// Whether this names a file that is no source: nothing to build a module of.
    static boolean isNamedBy(String what) {
        return what.endsWith(".ko")
                || Files.isRegularFile(Path.of(what)) && !what.endsWith(".java");
    }

    /// The file.
    ///
    /// @throws Failure if it is not there, or is something else
    static Path find(String what) throws IOException {
        var path = Path.of(what);
        if (!what.endsWith(".ko")) {
            if (Files.isRegularFile(path)) {
                throw Failure.usage(
                        what + " is no kernel module (.ko)", "jiffy build makes one of sources");
            }
            return Subcommand.module(what)
                    .built()
                    .orElseThrow(() ->
                            Failure.usage(what + " is not built", "run: jiffy build " + what));
        }
        if (!Files.isRegularFile(path)) {
            throw Failure.usage("there is no file " + what, "jiffy build makes a .ko of a module");
        }
        return path;
    }

    /// What the kernel calls it.
    ///
    /// @throws Failure if it is no module
    static String name(Path file) throws IOException {
        return ModuleInfo.parse(file.toString(), Files.readAllBytes(file))
                .get("name")
                .orElseGet(() -> file.getFileName().toString().replaceAll("\\.ko$", ""));
    }
}
