// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The same number is the same run: also in another JVM, which interprets the code, or has one
/// processor and collects garbage all the time, and so at another pace.
class SameRunTest {
    private static final int RUNS = 12;

    /// All that can be seen of some runs.
    static String runs() {
        var text = new StringBuilder();
        for (long seed = 1; seed <= RUNS; seed++) {
            for (var options : List.of(Options.exploring(seed), Options.priorities(seed, 3, 200))) {
                var kernel = new Simulator(Modules.image("mp1"), options);
                Workload.ofMp1(kernel);
                text.append(options.replay()).append(' ').append(kernel.points()).append('\n');
                kernel.log().forEach(line -> text.append(line).append('\n'));
                kernel.findings().forEach(each -> text.append(each).append('\n'));
            }
        }
        return text.toString();
    }

    /// For another JVM.
    public static void main(String[] arguments) {
        System.out.print(runs());
    }

    @Test
    void inAnotherJvm() throws IOException, InterruptedException {
        var expected = runs();
        assertThat(elsewhere("-Xint")).isEqualTo(expected);
        assertThat(elsewhere("-XX:+UseSerialGC", "-Xmn4m", "-XX:ActiveProcessorCount=1"))
                .isEqualTo(expected);
    }

    private static String elsewhere(String... options) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command =
                Stream.of(
                                Stream.of(java),
                                Stream.of(options),
                                Stream.of(
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        SameRunTest.class.getName()))
                        .flatMap(each -> each)
                        .collect(Collectors.toList());
        var process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var output = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isZero();
        return new String(output, StandardCharsets.UTF_8);
    }
}
