// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A module goes wrong: the caller gets an errno, the log one line, and nothing is left behind.
class FaultsTest {
    private static final String FILE = "/proc/faulty";
    private static final String ONE_READ = "dd if=/proc/faulty bs=64 count=1 of=/dev/null";
    private static final int EIO = 5;

    private static final Fixtures FIXTURES = new Fixtures();

    private VmKernel kernel;

    @AfterAll
    static void closeMachines() {
        FIXTURES.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.1-cloud-amd64", "6.12-cloud-amd64", "uml-sanitizer"})
    void inTheConstructor(String release) throws Exception {
        begin(release);
        assertThatThrownBy(() -> kernel.load("where=1"))
                .isInstanceOf(LoadFailure.class)
                .hasMessageContaining("Input/output error"); // how insmod words EIO
        assertNothingIsLeft();
        assertLogged(1, "ArrayIndexOutOfBoundsException", 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.1-cloud-amd64", "6.12-cloud-amd64", "uml-sanitizer"})
    void whatDoesNotFitIntoMemory(String release) throws Exception {
        begin(release);
        assertThatThrownBy(() -> kernel.load("where=7"))
                .isInstanceOf(LoadFailure.class)
                .hasMessageContaining("Cannot allocate memory"); // ENOMEM
        assertNothingIsLeft();
        assertLogged(1, "OutOfMemoryError", 7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.1-cloud-amd64", "6.12-cloud-amd64", "uml-sanitizer"})
    void inATimer(String release) throws Exception {
        begin(release);
        kernel.load("where=2");
        kernel.advance(Duration.ofSeconds(1));
        assertThat(kernel.read(FILE)).as("the rest goes on").isEqualTo("-5\n");
        kernel.unload();
        assertNothingIsLeft();
        assertLogged(1, "ArithmeticException", 2);
    }

    /// Its lock is released: the file, which takes it, can be read.
    @ParameterizedTest
    @ValueSource(strings = {"6.1-cloud-amd64", "6.12-cloud-amd64", "uml-sanitizer"})
    void inAWork(String release) throws Exception {
        begin(release);
        kernel.load("where=3");
        kernel.advance(Duration.ofSeconds(1));
        assertThat(kernel.read(FILE)).isEqualTo("-10\n");
        kernel.unload();
        assertNothingIsLeft();
        assertLogged(1, "ArithmeticException", 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.1-cloud-amd64", "6.12-cloud-amd64", "uml-sanitizer"})
    void inARead(String release) throws Exception {
        begin(release);
        kernel.load("where=4");
        assertThat(kernel.shell(ONE_READ).stderr()).contains("Input/output error");
        assertThat(kernel.write(FILE, "0\n")).as("the lock is free").isEqualTo(2);
        kernel.unload();
        assertNothingIsLeft();
        assertLogged(1, "ArithmeticException", 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.1-cloud-amd64", "6.12-cloud-amd64", "uml-sanitizer"})
    void inAWrite(String release) throws Exception {
        begin(release);
        kernel.load("where=5");
        assertThatThrownBy(() -> kernel.write(FILE, "-1\n"))
                .isInstanceOfSatisfying(
                        CallFailure.class, e -> assertThat(e.errno()).isEqualTo(EIO));
        assertThat(kernel.write(FILE, "2\n")).as("the lock is free").isEqualTo(2);
        kernel.unload();
        assertNothingIsLeft();
        assertLogged(1, "ArrayIndexOutOfBoundsException", 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.1-cloud-amd64", "6.12-cloud-amd64", "uml-sanitizer"})
    void inClose(String release) throws Exception {
        begin(release);
        kernel.load("where=6");
        assertThat(kernel.write(FILE, "1\n")).isEqualTo(2);
        kernel.unload();
        assertNothingIsLeft();
        assertThat(kernel.log().toString()).contains("faulty: closing");
        assertLogged(1, "ArithmeticException", 6);
    }

    /// A user who provokes a fault again and again does not fill the log, and what is left out is
    /// told in the module's name.
    @ParameterizedTest
    @ValueSource(strings = {"6.1-cloud-amd64", "6.12-cloud-amd64", "uml-sanitizer"})
    void againAndAgain(String release) throws Exception {
        begin(release);
        kernel.load("where=4");
        var reads = "for i in $(seq 100); do %s; done".formatted(ONE_READ);
        kernel.shell(reads);
        kernel.advance(Duration.ofSeconds(6));
        kernel.shell(ONE_READ);
        kernel.unload();
        assertNothingIsLeft();
        assertLogged(11, "ArithmeticException", 4);
        assertThat(kernel.log().toString()).contains("faulty: 90 callbacks suppressed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.1-cloud-amd64", "6.12-cloud-amd64", "uml-sanitizer"})
    void aConstructorThatRefuses(String release) throws Exception {
        kernel = FIXTURES.kernel(release, "refusing");
        for (var again = 0; again < 3; again++) {
            assertThatThrownBy(kernel::load)
                    .isInstanceOf(LoadFailure.class)
                    .hasMessageContaining("No such device"); // ENODEV
            assertNothingIsLeft();
        }
        assertThat(kernel.log().entries().stream().filter(e -> e.text().contains("no device")))
                .hasSize(3);
        kernel.load("runs=1");
        assertThat(kernel.read("/proc/refusing")).isEqualTo("here\n");
        kernel.unload();
        assertNothingIsLeft();
    }

    private void begin(String release) throws Exception {
        kernel = FIXTURES.kernel(release, "faulty");
    }

    /// No module, no file, no cache, no worker, and nothing in the log but the module's own lines.
    private void assertNothingIsLeft() {
        var module = kernel.module();
        assertThat(kernel.isLoaded()).isFalse();
        assertThatThrownBy(() -> kernel.read("/proc/" + module))
                .hasMessageContaining("No such file");
        assertThat(kernel.shell("ls /sys/kernel/slab").stdout()).doesNotContain(module);
        assertThat(kernel.log().verdict(module)).hasToString("kernel log clean");
    }

    private void assertLogged(int times, String exception, int fault) {
        var line = Fixtures.line("faulty", "Faulty.java", "fault " + fault);
        var text = "faulty: %s at Faulty.java:%d".formatted(exception, line);
        assertThat(kernel.log().entries().stream().filter(e -> e.text().equals(text)))
                .as(text + " in\n" + kernel.log())
                .hasSize(times);
    }
}
