// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli.module;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jiffy.cli.failure.Failure;
import jiffy.lab.host.Cache;

/// A new module to start from: small, working, tested.
public final class Skeleton {
    private Skeleton() {}

    /// Writes the files of a new module into a folder of its name.
    ///
    /// @param parent where the folder is made
    /// @return the files
    /// @throws Failure if there is a file or folder of that name already
    /// @throws IOException if not all could be written; nothing stays then
    public static List<Path> write(ModuleName name, Path parent) throws IOException {
        var folder = parent.resolve(name.text());
        if (Files.exists(folder)) {
            throw Failure.usage(
                    folder + " is there already", "take another name, or move it out of the way");
        }
        var files = files(name);
        try {
            write(files, folder);
        } catch (IOException e) {
            Cache.delete(folder);
            throw new IOException(
                    "cannot write the module to " + folder + ": " + e.getMessage(), e);
        }
        return files.keySet().stream().map(folder::resolve).toList();
    }

    private static void write(Map<String, String> files, Path folder) throws IOException {
        for (var file : files.entrySet()) {
            var path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    /// Names and texts of the files.
    static Map<String, String> files(ModuleName name) throws IOException {
        var files = new LinkedHashMap<String, String>();
        var className = name.className();
        files.put(className + ".java", fill("Module.java", name));
        files.put("test/" + className + "Test.java", fill("ModuleTest.java", name));
        files.put("README.md", fill("README.md", name));
        files.put(".gitignore", "/build/\n");
        return files;
    }

    private static String fill(String template, ModuleName name) throws IOException {
        try (var text = Skeleton.class.getResourceAsStream(template + ".template")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("NAME", name.text())
                    .replace("CLASS", name.className());
        }
    }
}
