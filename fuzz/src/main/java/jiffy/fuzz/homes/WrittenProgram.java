// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.homes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A module that somebody wrote: a file, or a folder of several.
///
/// @param source where it is
public record WrittenProgram(Path source) {
    private static final Path GOLDEN = Path.of("../compiler/src/test/golden");

    /// All programs of the tests: they run on the JVM as they do in a kernel. Relative to a room.
    public static Stream<WrittenProgram> all() {
        var folders =
                Stream.of(Path.of("../testing/src/test/programs"), GOLDEN.resolve("programs"));
        return folders.flatMap(WrittenProgram::in);
    }

    /// The programs of which the compiler's tests know the IR or the C, and modules that need a
    /// kernel to run.
    public static Stream<WrittenProgram> golden() {
        return Stream.of("programs", "modules").map(GOLDEN::resolve).flatMap(WrittenProgram::in);
    }

    private static Stream<WrittenProgram> in(Path folder) {
        return list(folder)
                .filter(each -> Files.isDirectory(each) || each.toString().endsWith(".java"))
                .map(WrittenProgram::new);
    }

    private static Stream<Path> list(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    /// Its sources.
    public List<Path> files() {
        return Files.isDirectory(source) ? list(source).toList() : List.of(source);
    }

    @Override
    public String toString() {
        return source.getFileName().toString();
    }
}
