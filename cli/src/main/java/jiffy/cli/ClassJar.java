// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Classes as one file.
final class ClassJar {
    private ClassJar() {}

    /// The jar itself, or one of a folder of classes, the same bytes for the same classes: it ends
    /// with this JVM.
    static Path of(Path classes) throws IOException {
        if (Files.isRegularFile(classes)) {
            return classes;
        }
        var folder = Files.createTempDirectory("jiffy-classes");
        var jar = folder.resolve("classes.jar");
        folder.toFile().deleteOnExit();
        jar.toFile().deleteOnExit();
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(classes)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var entry = new ZipEntry(classes.relativize(file).toString());
                entry.setLastModifiedTime(FileTime.fromMillis(0));
                zip.putNextEntry(entry);
                Files.copy(file, zip);
            }
        }
        return jar;
    }
}
