// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jiffy.linux.Errno;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A module goes wrong here as it does in a real kernel, where tests of `testing/` load the same
/// modules: the errno, one line in the log, locks released, and a module that goes on.
class FaultsTest {
    private static final String FILE = "/proc/pitfalls";

    private record Fault(String exception, String comment, int errno) {}

    /// By their numbers in the module.
    private static final List<Fault> FAULTS =
            List.of(
                    new Fault("NullPointerException", "null", Errno.EIO),
                    new Fault("ArrayIndexOutOfBoundsException", "bounds", Errno.EIO),
                    new Fault("ArithmeticException", "division", Errno.EIO),
                    new Fault("ClassCastException", "cast", Errno.EIO),
                    new Fault("NegativeArraySizeException", "size", Errno.EIO),
                    new Fault("OutOfMemoryError", "allocation", Errno.ENOMEM));

    private final Simulator kernel = Modules.simulator("pitfalls");
    private int seen;

    @Test
    void inEachContextOfAModuleThatRuns() {
        kernel.load();
        for (int where = 0; where <= 4; where++) {
            writesFail(where);
            assertLogged(faultLines());
        }
        for (int fault = 0; fault < FAULTS.size(); fault++) {
            kernel.init().write(FILE, "5" + fault);
        }
        assertLogged(FAULTS.stream().map(each -> "caught " + each.comment()).toList());
        writesFail(9);
        assertLogged(
                IntStream.range(0, FAULTS.size())
                        .boxed()
                        .flatMap(i -> Stream.of("finally " + i, faultLines().get(i)))
                        .toList());
        for (int where = 6; where <= 7; where++) {
            for (int fault = 0; fault < FAULTS.size(); fault++) {
                kernel.init().write(FILE, "%d%d".formatted(where, fault));
                kernel.advance(Duration.ofSeconds(1));
            }
            assertLogged(faultLines());
        }
        for (var file : List.of(FILE, FILE + "_raw", FILE + "_entries")) {
            for (int fault = 0; fault < FAULTS.size(); fault++) {
                kernel.init().write(FILE, "8" + fault);
                var expected = FAULTS.get(fault).errno();
                assertThatThrownBy(() -> kernel.init().read(file, 64))
                        .isInstanceOfSatisfying(
                                CallError.class, e -> assertThat(e.errno()).isEqualTo(expected));
            }
            assertLogged(faultLines());
        }
        goesOn();
    }

    private void writesFail(int where) {
        for (int fault = 0; fault < FAULTS.size(); fault++) {
            var request = "%d%d".formatted(where, fault);
            var expected = FAULTS.get(fault).errno();
            assertThatThrownBy(() -> kernel.init().write(FILE, request))
                    .isInstanceOfSatisfying(
                            CallError.class, e -> assertThat(e.errno()).isEqualTo(expected));
        }
    }

    private void goesOn() {
        kernel.init().write(FILE, "100");
        kernel.init().write(FILE, "07");
        assertLogged(List.of("not wrong: 7"));
        assertThat(kernel.init().read(FILE)).isEqualTo("-1 of 1\n");
        kernel.init().write(FILE, "19");
        kernel.init().write(FILE, "39");
        assertThat(kernel.init().read(FILE)).isEqualTo("-1 of 3\n");
        kernel.unload();
        assertNothingIsLeft();
    }

    @Test
    void whereALifeBeginsAndEnds() {
        for (int fault = 0; fault < FAULTS.size(); fault++) {
            for (var parameter : List.of("construct=", "start=")) {
                var argument = parameter + fault;
                var expected = FAULTS.get(fault).errno();
                assertThatThrownBy(() -> kernel.load(argument))
                        .isInstanceOfSatisfying(
                                LoadError.class, e -> assertThat(e.errno()).isEqualTo(expected));
                assertNothingIsLeft();
                assertLogged(List.of(faultLines().get(fault)));
            }
            kernel.load("end=" + fault);
            kernel.unload();
            assertNothingIsLeft();
            assertLogged(List.of(faultLines().get(fault)));
        }
    }

    /// As in `FaultsTest.againAndAgain` of `testing/`.
    @Test
    void aFaultAgainAndAgainDoesNotFillTheLog() {
        var faulty = Modules.simulator("faulty");
        faulty.load("where=4");
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> faulty.init().read("/proc/faulty"))
                    .hasMessageEndingWith("Input/output error");
        }
        faulty.advance(Duration.ofSeconds(6));
        assertThatThrownBy(() -> faulty.init().read("/proc/faulty"));
        var line = "ArithmeticException at Faulty.java:" + Modules.line("faulty", "fault 4");
        assertThat(Modules.lines(faulty))
                .hasSize(12)
                .contains("90 callbacks suppressed")
                .filteredOn(line::equals)
                .hasSize(11);
    }

    /// The JVM leaves the stack out of exceptions of code that it has compiled: the line is known
    /// all the same.
    @ParameterizedTest
    @CsvSource({
        "0, ArithmeticException, division",
        "1, NullPointerException, null",
        "2, ClassCastException, cast",
        "3, ArrayIndexOutOfBoundsException, bounds",
        "4, NullPointerException, field",
    })
    void aFaultThatTheJvmTellsWithoutItsStack(int how, String exception, String comment) {
        var often = Modules.simulator("often");
        often.load();
        assertThatThrownBy(() -> often.init().write("/proc/often", how + "\n200000"));
        assertThat(Modules.lines(often))
                .containsExactly(exception + " at Often.java:" + Modules.line("often", comment));
    }

    @Test
    void aConstructorThatRefuses() {
        var refusing = Modules.simulator("refusing");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(refusing::load)
                    .isInstanceOf(LoadError.class)
                    .hasMessageEndingWith("No such device");
        }
        refusing.load("runs=1");
        assertThat(refusing.init().read("/proc/refusing")).isEqualTo("here\n");
        assertThatThrownBy(refusing::load).hasMessageEndingWith("File exists");
        refusing.unload();
        assertThat(refusing.findings()).isEmpty();
        assertThatThrownBy(refusing::unload).hasMessageContaining("is not currently loaded");
    }

    @ParameterizedTest
    @CsvSource({
        "takendirectory, /proc/bus",
        "takenfile, /proc/takenfile/same",
    })
    void aNameThatIsTaken(String module, String name) {
        var other = Modules.simulator(module);
        assertThatThrownBy(other::load).hasMessageEndingWith("File exists");
        assertThat(Modules.lines(other)).contains(name + " is there already");
        assertThat(other.isLoaded()).isFalse();
        assertThat(other.exists("/proc/takenfile")).isFalse();
    }

    private static List<String> faultLines() {
        return FAULTS.stream()
                .map(each ->
                        "%s at Pitfalls.java:%d"
                                .formatted(
                                        each.exception(), Modules.line("pitfalls", each.comment())))
                .toList();
    }

    /// Nothing else since the last time; then time passes, so that the rate limit starts anew.
    private void assertLogged(List<String> expected) {
        var all = Modules.lines(kernel);
        assertThat(all.subList(seen, all.size())).isEqualTo(expected);
        seen = all.size();
        kernel.advance(Duration.ofSeconds(6));
    }

    private void assertNothingIsLeft() {
        assertThat(kernel.isLoaded()).isFalse();
        assertThat(kernel.list("/proc")).isEmpty();
        assertThat(kernel.list("/sys/kernel/slab")).isEmpty();
        assertThat(kernel.findings()).isEmpty();
    }
}
