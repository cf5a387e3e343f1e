// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the README shows is what there is.
class ReadmeTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern COMMAND = Pattern.compile("\\./jiffy ([a-z-]+)");
    private static final Pattern RECORDING =
            Pattern.compile("```\n\\$ \\./jiffy run\n(.*?)```", Pattern.DOTALL);

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }

    private static Stream<String> commands() throws IOException {
        return COMMAND.matcher(readme()).results().map(found -> found.group(1)).distinct();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void itsCommandsExist(String command) {
        var ignored = new PrintWriter(new StringWriter());
        var exit =
                command.startsWith("-")
                        ? Jiffy.run(ignored, ignored, command)
                        : Jiffy.run(ignored, ignored, command, "--help");
        assertThat(exit).isZero();
    }

    @Test
    void itsRecordingHasTheShapeOfARun() throws IOException {
        System.setProperty("jiffy.home", ROOT.toString());
        var recording = RECORDING.matcher(readme());
        assertThat(recording.find()).isTrue();

        var out = new StringWriter();
        var err = new StringWriter();
        var exit = Jiffy.run(new PrintWriter(out), new PrintWriter(err), "run");

        assertThat(exit).as("%s%s", out, err).isZero();
        assertThat(shape(out.toString())).isEqualTo(shape(recording.group(1)));
    }

    /// Lines without what differs between runs: numbers, places, what the kernel may say about a
    /// busy host, and how many lines a list has (a program that ended early has none).
    private static List<String> shape(String output) {
        Predicate<String> aboutTheHost = Pattern.compile("^ *\\[.*\\] (?!mp1: )").asPredicate();
        return output.replaceAll("(?m)(^ *\\d+: \\d+\n)+", "LIST\n")
                .lines()
                .filter(aboutTheHost.negate())
                .map(line -> line.replaceAll("\\S*/runs/\\S+|\\S*modules/mp1$", "PLACE"))
                .map(line -> line.replaceAll("\\d+[-.+\\w]*", "N").replaceAll(" +", " "))
                .toList();
    }
}
