// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jiffy.cli.failure.ExitCode;
import jiffy.cli.failure.Failure;
import jiffy.lab.KernelName;
import jiffy.lab.Lab;
import jiffy.lab.Progress;
import jiffy.lab.Tools;
import jiffy.lab.host.HostProgram;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `jiffy torture` finds nothing in mp1, and what is wrong with solutions of others: modules in C,
/// each with a mistake that solutions of the assignment are known to make.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TortureTest {
    private static final KernelName KERNEL = KernelName.parse("uml-sanitizer");
    private static final List<String> SOLUTIONS =
            List.of("pread", "shortread", "overflow", "lost", "rearm", "leak", "norefresh");

    private Path folder;

    private record Ended(int exit, String out) {}

    private static Ended torture(String module, String time, String... options) {
        return torture(KERNEL, module, time, options);
    }

    private static Ended torture(KernelName on, String module, String time, String... options) {
        var out = new StringWriter();
        var err = new StringWriter();
        var words = new ArrayList<>(List.of("torture", module, "--on", on.toString()));
        words.addAll(List.of("--for", time, "--json"));
        words.addAll(List.of(options));
        var exit =
                Jiffy.run(
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        words.toArray(String[]::new));
        return new Ended(exit, out + "\n" + err);
    }

    @BeforeAll
    void build(@TempDir Path empty) throws IOException {
        folder = empty;
        System.setProperty("jiffy.home", Path.of("..").toAbsolutePath().normalize().toString());
        var kernel = Lab.open(Progress.silent()).kernels().get(KERNEL, Progress.silent());
        for (var each : SOLUTIONS) {
            copy(each + ".c");
        }
        copy("solution.h");
        Files.writeString(
                folder.resolve("Makefile"), "obj-m := " + String.join(".o ", SOLUTIONS) + ".o\n");
        HostProgram.of(
                        Tools.of(System.getenv()).get(Tools.Tool.MAKE),
                        "-C",
                        kernel.headers().toString(),
                        "M=" + folder,
                        "modules")
                .limit(Duration.ofMinutes(5))
                .run()
                .orThrow();
    }

    private void copy(String name) throws IOException {
        try (var source = TortureTest.class.getResourceAsStream("solutions/" + name)) {
            Files.write(folder.resolve(name), source.readAllBytes());
        }
    }

    @Test
    void nothingIsFoundInMp1() {
        var ended = torture("mp1", "10s");
        assertThat(ended.exit()).as(ended.out()).isEqualTo(ExitCode.OK);
        assertThat(ended.out())
                .contains("\"found\":0", "nothing found", "no memory leaked")
                .containsPattern("\"inputs\":[1-9]")
                .containsPattern("\"storm: reads of the list\":[1-9]");
    }

    /// What is found in them, and the place in their source where it is. The kernel has many words
    /// for a timer that outlives its module: which one depends on what its tick meets first.
    @ParameterizedTest
    @CsvSource({
        "pread, 'Kernel mode fault', pread.c:",
        "shortread, 'BUG', shortread.c:",
        "overflow, 'KASAN', overflow.c:",
        "lost, 'list lacks processes|list is malformed', crowd",
        "rearm, 'the kernel: ', '\\[rearm\\]|rearm\\.c:|unloaded: rearm|linked in: rearm'",
        "leak, 'memory leaked', 'unreferenced object'",
        "norefresh, 'ended processes stay in the list', '\"found\":1,'"
    })
    void mistakesOfOthersAreFound(String solution, String kind, String place) {
        var ended = torture(folder.resolve(solution + ".ko").toString(), "4s");
        assertThat(ended.exit()).as(ended.out()).isEqualTo(ExitCode.FAILED);
        assertThat(ended.out())
                .containsPattern("\"kind\":\"[^\"]*(" + kind + ")")
                .containsPattern(place);
    }

    @Test
    void itIsSaidWhichLinesWereReached() {
        var qemu = KernelName.parse("6.1-cloud-amd64");
        var ended = torture(qemu, "mp1", "2s", "--only", "fuzz", "--coverage");
        assertThat(ended.exit()).as(ended.out()).isEqualTo(ExitCode.OK);
        assertThat(ended.out())
                .contains("| `mp1_register` | 1 | 1 |  |")
                .containsPattern("\\| all \\| [1-9]\\d+ \\| [1-9]\\d+ \\|")
                .doesNotContain("`__sanitizer_cov_trace_pc`");
    }

    @Test
    void whereReachedLinesCannotBeCountedThatIsSaid() {
        var ended = torture("mp1", "2s", "--only", "fuzz", "--coverage");
        assertThat(ended.exit()).as(ended.out()).isNotEqualTo(ExitCode.OK);
        assertThat(ended.out()).contains("--coverage is for kernels in QEMU").doesNotContain("|");
    }

    @Test
    void stagesAreChosen() {
        var ended = torture(folder.resolve("norefresh.ko").toString(), "2s", "--only", "races");
        assertThat(ended.exit()).as(ended.out()).isEqualTo(ExitCode.OK);
        assertThat(ended.out())
                .contains("\"name\":\"races\"")
                .doesNotContain("\"name\":\"fuzz\"", "\"name\":\"cycles\"", "\"name\":\"storm\"");
        var wrong = torture("mp1", "2s", "--only", "races,nothing");
        assertThat(wrong.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.out()).contains("--only takes fuzz, races, cycles, storm, not nothing");
    }

    @Test
    void timesAreWritten() {
        assertThat(TortureCommand.seconds("90s")).isEqualTo(90);
        assertThat(TortureCommand.seconds("5m")).isEqualTo(300);
        assertThat(TortureCommand.seconds("1h")).isEqualTo(3600);
        for (var wrong : List.of("", "5", "0s", "-5m", "soon")) {
            assertThatExceptionOfType(Failure.class)
                    .isThrownBy(() -> TortureCommand.seconds(wrong))
                    .withMessageContaining("--for");
        }
    }
}
