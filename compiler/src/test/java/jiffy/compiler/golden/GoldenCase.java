// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jiffy.compiler.Compilation;
import jiffy.compiler.Compiler;
import jiffy.compiler.diagnostic.Diagnostic;

/// A program in a folder of golden files: `NAME.java`, or a folder `NAME` of several sources.
///
/// With `-Dbless=true` what came out becomes what is expected; look at the difference before you
/// commit it.
record GoldenCase(String name, Path source) {
    private static final Path ROOT = Path.of("src/test/golden");

    /// All programs of a level, by name.
    static Stream<GoldenCase> in(String level) {
        return list(ROOT.resolve(level))
                .filter(each -> Files.isDirectory(each) || hasExtension(each, ".java"))
                .map(each -> new GoldenCase(baseName(each), each))
                .sorted((a, b) -> a.name.compareTo(b.name));
    }

    /// The expected outputs of a level that belong to no program.
    static List<Path> orphans(String level, Set<String> extensions) {
        var names = in(level).map(GoldenCase::name).toList();
        return list(ROOT.resolve(level))
                .filter(each -> !Files.isDirectory(each) && !hasExtension(each, ".java"))
                .filter(each ->
                        !names.contains(baseName(each))
                                || extensions.stream().noneMatch(one -> hasExtension(each, one)))
                .toList();
    }

    private static Stream<Path> list(Path folder) {
        try (var files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static boolean hasExtension(Path file, String extension) {
        return file.getFileName().toString().endsWith(extension);
    }

    private static String baseName(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
    }

    Compilation compile() {
        return Compiler.compile(List.of(source));
    }

    /// The program compiled; it has no errors.
    Compilation compileWithoutErrors() {
        var compilation = compile();
        assertThat(compilation.diagnostics().stream().map(GoldenCase::show))
                .as("errors in " + name)
                .isEmpty();
        return compilation;
    }

    /// An error in a line.
    static String show(Diagnostic error) {
        return error.span().map(each -> each + ": ").orElse("")
                + error.rule().code()
                + " "
                + error.message();
    }

    /// The sources.
    List<Path> files() {
        return Files.isDirectory(source) ? list(source).sorted().toList() : List.of(source);
    }

    /// Whether there is an expectation of this kind.
    boolean expects(String extension) {
        return Files.exists(source.resolveSibling(name + extension));
    }

    /// Fails unless this is what is expected; an expectation that is missing is a failure, too.
    void assertGolden(String extension, String actual) throws IOException {
        var file = source.resolveSibling(name + extension);
        if (Boolean.getBoolean("bless")) {
            Files.writeString(file, actual);
        }
        assertThat(file).as("run with -Dbless=true to make it").exists();
        assertThat(actual).isEqualTo(Files.readString(file));
    }

    @Override
    public String toString() {
        return name;
    }
}
