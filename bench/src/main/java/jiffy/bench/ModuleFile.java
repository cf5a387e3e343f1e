// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import jiffy.lab.LabException;

/// A kernel module to measure.
///
/// @param file the `.ko`
/// @param name by which the kernel knows it
/// @param release of the kernel that it was built for
record ModuleFile(Path file, String name, String release) {

    static ModuleFile read(Path file) {
        try {
            var content = Files.readAllBytes(file);
            return parse(file, new String(content, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw LabException.withHelp("cannot read " + file, "name kernel modules (.ko files)");
        }
    }

    /// The section `.modinfo` is a row of `key=value`, each ended by a zero byte.
    static ModuleFile parse(Path file, String content) {
        var name = value("name", content);
        var vermagic = value("vermagic", content);
        if (name.isEmpty() || vermagic.isEmpty()) {
            throw LabException.withHelp(
                    file + " is no kernel module", "name a .ko file that was built for a kernel");
        }
        return new ModuleFile(file, name.get(), vermagic.get().split(" ")[0]);
    }

    private static Optional<String> value(String key, String content) {
        var start = content.indexOf("\0" + key + "=");
        if (start < 0) return Optional.empty();
        start += key.length() + 2;
        return Optional.of(content.substring(start, content.indexOf('\0', start)));
    }
}
