// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each fault in each context of a real kernel: the errno, one line in the log with exception, file
/// and line, locks released, objects dropped, and a module that goes on.
class PitfallsTest {
    private static final String FILE = "/proc/pitfalls";
    private static final String EIO = "Input/output error";
    private static final String ENOMEM = "Cannot allocate memory";

    private record Fault(String exception, String comment, String errno) {}

    /// By their numbers in the module.
    private static final List<Fault> FAULTS =
            List.of(
                    new Fault("NullPointerException", "null", EIO),
                    new Fault("ArrayIndexOutOfBoundsException", "bounds", EIO),
                    new Fault("ArithmeticException", "division", EIO),
                    new Fault("ClassCastException", "cast", EIO),
                    new Fault("NegativeArraySizeException", "size", EIO),
                    new Fault("OutOfMemoryError", "allocation", ENOMEM));

    private static final Fixtures FIXTURES = new Fixtures();

    private VmKernel kernel;
    private int seen;

    @AfterAll
    static void closeMachines() {
        FIXTURES.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.1-cloud-amd64", "6.12-cloud-amd64", "uml-sanitizer"})
    void inEachContextOfAModuleThatRuns(String release) throws Exception {
        begin(release);
        kernel.load();
        for (int where = 0; where <= 4; where++) {
            assertThat(failures(each(written(where)))).as("write %d", where).isEqualTo(errnos());
            assertLogged(faultLines());
        }
        caughtAndFinally();
        timerAndWork();
        for (var file : List.of(FILE, "/proc/pitfalls_raw", "/proc/pitfalls_entries")) {
            var read = "dd if=%s bs=64 count=1 of=/dev/null 2>&1 | grep ^dd:".formatted(file);
            assertThat(failures(each("echo 8$f > %s; %s".formatted(FILE, read))))
                    .as("read of %s", file)
                    .isEqualTo(errnos());
            assertLogged(faultLines());
        }
        goesOn();
    }

    /// What the module catches is its own affair; what passes a `finally` is not.
    private void caughtAndFinally() {
        assertThat(failures(each(written(5)))).isEmpty();
        assertLogged(FAULTS.stream().map(each -> "caught " + each.comment()).toList());
        assertThat(failures(each(written(9)))).isEqualTo(errnos());
        var lines = faultLines();
        assertLogged(
                Stream.iterate(0, i -> i < FAULTS.size(), i -> i + 1)
                        .flatMap(i -> Stream.of("finally " + i, lines.get(i)))
                        .toList());
    }

    private void timerAndWork() {
        for (int where = 6; where <= 7; where++) {
            for (int fault = 0; fault < FAULTS.size(); fault++) {
                assertThat(failures("echo %d%d > %s".formatted(where, fault, FILE))).isEmpty();
                kernel.advance(Duration.ofSeconds(1));
            }
            assertLogged(faultLines());
        }
    }

    /// No lock is held, nothing was added, and all is given back.
    private void goesOn() {
        kernel.shell("echo 100 > %s; echo 07 > %s".formatted(FILE, FILE));
        assertLogged(List.of("not wrong: 7"));
        assertThat(kernel.read(FILE)).isEqualTo("-1 of 1\n");
        assertThat(failures("echo 19 > %s; echo 39 > %s".formatted(FILE, FILE))).isEmpty();
        assertThat(kernel.read(FILE)).isEqualTo("-1 of 3\n");
        kernel.unload();
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.1-cloud-amd64", "6.12-cloud-amd64", "uml-sanitizer"})
    void whereALifeBeginsAndEnds(String release) throws Exception {
        begin(release);
        for (int fault = 0; fault < FAULTS.size(); fault++) {
            for (var parameter : List.of("construct=", "start=")) {
                var argument = parameter + fault;
                assertThatThrownBy(() -> kernel.load(argument))
                        .isInstanceOf(LoadFailure.class)
                        .hasMessageContaining(FAULTS.get(fault(argument)).errno());
                assertNothingIsLeft();
                assertLogged(List.of(faultLines().get(fault)));
            }
            kernel.load("end=" + fault);
            kernel.unload();
            assertNothingIsLeft();
            assertLogged(List.of(faultLines().get(fault)));
        }
    }

    private static int fault(String argument) {
        return Integer.parseInt(argument.substring(argument.indexOf('=') + 1));
    }

    private void begin(String release) throws Exception {
        kernel = FIXTURES.kernel(release, "pitfalls");
        seen = lines().size();
    }

    /// The shell's `echo` knows no errno, `dd` does.
    private static String written(int where) {
        return "echo %d$f | dd of=%s bs=64 count=1 2>&1 | grep ^dd:".formatted(where, FILE);
    }

    private static String each(String command) {
        return "for f in 0 1 2 3 4 5; do %s; done".formatted(command);
    }

    /// What the shell and `dd` said of calls that failed.
    private List<String> failures(String command) {
        var output = kernel.shell(command);
        return (output.stdout() + output.stderr())
                .lines()
                .map(line -> line.substring(line.lastIndexOf(": ") + 2))
                .toList();
    }

    private static List<String> errnos() {
        return FAULTS.stream().map(Fault::errno).toList();
    }

    private static List<String> faultLines() {
        return FAULTS.stream()
                .map(each ->
                        "%s at Pitfalls.java:%d"
                                .formatted(
                                        each.exception(),
                                        Fixtures.line("pitfalls", "Pitfalls.java", each.comment())))
                .toList();
    }

    private List<String> lines() {
        return kernel.log().entries().stream()
                .map(each -> each.text())
                .filter(text -> text.startsWith("pitfalls: "))
                .map(text -> text.substring("pitfalls: ".length()))
                .filter(text -> !text.startsWith("loading out-of-tree module"))
                .filter(text -> !text.startsWith("module verification failed"))
                .toList();
    }

    /// Nothing else since the last time; then time passes, so that the rate limit starts anew.
    private void assertLogged(List<String> expected) {
        var all = lines();
        assertThat(all.subList(seen, all.size())).isEqualTo(expected);
        seen = all.size();
        kernel.advance(Duration.ofSeconds(6));
    }

    private void assertNothingIsLeft() {
        assertThat(kernel.isLoaded()).isFalse();
        assertThat(kernel.shell("ls /proc /sys/kernel/slab").stdout()).doesNotContain("pitfalls");
        assertThat(kernel.log().verdict("pitfalls")).hasToString("kernel log clean");
    }
}
