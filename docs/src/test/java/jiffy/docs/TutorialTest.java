// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The tutorial shows code of modules that are there, and leaves none out.
class TutorialTest {
    private static final Pattern JAVA = Pattern.compile("(?ms)^```java\n(.*?)^```$");

    private static String tutorial() throws IOException {
        return Files.readString(Terminal.home().resolve("docs/tutorial.md"));
    }

    private static String sources() throws IOException {
        try (var files = Files.walk(Terminal.home().resolve("modules"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(TutorialTest::read)
                    .map(TutorialTest::unindented)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String unindented(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    static Stream<String> code() throws IOException {
        return JAVA.matcher(tutorial()).results().map(match -> match.group(1));
    }

    @ParameterizedTest
    @MethodSource("code")
    void itsCodeIsThatOfTheModules(String code) throws IOException {
        assertThat(sources()).contains(unindented(code));
    }

    @Test
    void everyModuleIsInIt() throws IOException {
        var tutorial = tutorial();
        try (var modules = Files.list(Terminal.home().resolve("modules"))) {
            assertThat(modules.filter(Files::isDirectory))
                    .isNotEmpty()
                    .allSatisfy(module ->
                            assertThat(tutorial)
                                    .contains("./jiffy insmod " + module.getFileName()));
        }
    }
}
