// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The commands that the README shows work, each with few programs here.
class ReadmeTest {
    static Stream<String> commands() throws IOException {
        return Files.readString(Path.of("README.md"))
                .lines()
                .filter(each -> each.startsWith("fuzz/run "));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void works(String command) {
        var options = new ArrayList<>(List.of(command.split(" ")));
        options.removeFirst();
        options.addAll(List.of("--count", "1"));
        var out = new StringWriter();

        int code =
                Fuzz.commandLine()
                        .setOverwrittenOptionsAllowed(true)
                        .setOut(new PrintWriter(out))
                        .execute(options.toArray(String[]::new));

        assertThat(out.toString())
                .contains(options.contains("--json") ? "{\"seed\": " : "1 programs");
        assertThat(code).isZero();
    }
}
