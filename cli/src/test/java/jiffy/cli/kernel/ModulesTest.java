// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jiffy.cli.failure.ExitCode;
import jiffy.cli.failure.Failure;
import jiffy.lab.KernelLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModulesTest {
    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void aModule() throws IOException {
        file = folder.resolve("mp1.ko");
        Files.write(file, ElfImage.withSection(".modinfo", "license=GPL\0"));
    }

    /// A machine that answers `insmod` and `rmmod` in one way, and logs a line each time.
    private static final class Answering implements Target {
        private final Ended answer;
        private final List<List<String>> commands = new ArrayList<>();

        Answering(int exit, String err) {
            answer = new Ended(exit, "", err);
        }

        @Override
        public Ended run(List<String> command) {
            commands.add(command);
            return answer;
        }

        @Override
        public KernelLog log() {
            return KernelLog.parse("[1.0] old\n" + "[2.0] new\n".repeat(commands.size()));
        }

        @Override
        public String put(Path put) {
            return "/there/" + put.getFileName();
        }

        @Override
        public String describe() {
            return "a test";
        }

        @Override
        public void close() {}
    }

    @Test
    void parametersReachTheKernelAsTheyAre() throws IOException {
        var target = new Answering(0, "");
        new Modules(target).load(file, List.of("period_ms=100", "text=a b"));
        assertThat(target.commands)
                .containsExactly(List.of("insmod", "/there/mp1.ko", "period_ms=100", "text=a b"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ERROR: could not insert module x.ko: File exists      | jiffy rmmod mp1
                    can't insert 'x.ko': invalid module format            | another kernel
                    ERROR: could not insert module x.ko: Invalid parameters | jiffy modinfo mp1
                    ERROR: could not insert module x.ko: Operation not permitted | sudo
                    can't insert 'x.ko': unknown symbol in module, or unknown parameter | export
                    ERROR: could not insert module x.ko: Function not implemented | without modules
                    """)
    void aFailedLoadSaysWhyAndWhatToDo(String said, String help) {
        var target = new Answering(1, "insmod: " + said + "\n");
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> new Modules(target).load(file, List.of()))
                .withMessageStartingWith(file + " was not loaded: ")
                .returns(ExitCode.FAILED, Failure::exitCode)
                .satisfies(failure -> assertThat(failure.help()).contains(help))
                .satisfies(failure ->
                        assertThat(failure.help()).startsWith("log: [    2.000000] new\n"));
    }

    @Test
    void aFailedUnloadSaysWhy() {
        var target = new Answering(1, "rmmod: ERROR: Module mp1 is in use\n");
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> new Modules(target).unload("mp1"))
                .withMessage("mp1 was not unloaded: module mp1 is in use")
                .satisfies(failure -> assertThat(failure.help()).contains("says by whom"));
    }

    @Test
    void whatIsNoModuleNeverReachesAKernel() throws IOException {
        Files.writeString(file, "text");
        var target = new Answering(0, "");
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> new Modules(target).load(file, List.of()));
        assertThat(target.commands).isEmpty();
    }

    @Test
    void ofTheLogOnlyWhatIsNewIsTold() throws IOException {
        var target = new Answering(0, "");
        var modules = new Modules(target);
        var old = modules.log();
        assertThat(modules.since(old).entries()).isEmpty();
        modules.unload("mp1");
        assertThat(modules.since(old).entries()).hasSize(1);
        assertThat(modules.since(KernelLog.parse("")).entries()).hasSize(2);
        assertThat(modules.since(KernelLog.parse("[0.5] gone from the ring")).entries()).hasSize(2);
    }
}
