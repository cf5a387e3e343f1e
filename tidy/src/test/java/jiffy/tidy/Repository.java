// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The files of this repository: what git tracks, and what it would if it were added now.
final class Repository {
    private static final Pattern OTHERS_TEXT = Pattern.compile("LICENSE-.*");

    private final Path root;

    private Repository(Path root) {
        this.root = root;
    }

    /// The repository that the tests run in.
    static Repository here() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("jiffy")) || !Files.exists(folder.resolve("tidy"))) {
            folder = folder.getParent();
        }
        return new Repository(folder);
    }

    /// Its text files, but for texts that are not ours.
    List<SourceFile> files() {
        return names().filter(name -> !OTHERS_TEXT.matcher(name).matches())
                .map(this::read)
                .flatMap(Optional::stream)
                .toList();
    }

    boolean exists(String name) {
        return Files.exists(root.resolve(name).normalize());
    }

    private Stream<String> names() {
        try {
            var git =
                    new ProcessBuilder(
                                    "git",
                                    "-c",
                                    "safe.directory=*",
                                    "ls-files",
                                    "-z",
                                    "--cached",
                                    "--others",
                                    "--exclude-standard")
                            .directory(root.toFile())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            var output = new String(git.getInputStream().readAllBytes());
            if (git.waitFor() != 0) {
                throw new IllegalStateException("git ls-files failed in " + root);
            }
            return Stream.of(output.split("\0")).filter(this::exists);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<SourceFile> read(String name) {
        try {
            var path = root.resolve(name);
            return Files.isDirectory(path)
                    ? Optional.empty()
                    : Optional.of(new SourceFile(name, Files.readString(path)));
        } catch (CharacterCodingException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
