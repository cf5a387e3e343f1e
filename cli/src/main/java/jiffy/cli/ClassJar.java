// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jiffy.cli.failure.Failure;

/// Classes as one file.
final class ClassJar {
    private ClassJar() {}

    /// The jar that has a class of those that this command is made of.
    static Path of(Class<?> type) {
        try {
            return of(Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()));
        } catch (URISyntaxException | IOException e) {
            throw Failure.machine("cannot read the classes of " + type + ": " + e.getMessage(), "");
        }
    }

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
