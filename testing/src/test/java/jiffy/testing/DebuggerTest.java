// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jiffy.lab.Command;
import jiffy.lab.KernelName;
import jiffy.lab.Lab;
import jiffy.lab.Progress;
import jiffy.lab.Result;
import jiffy.lab.Vm;
import jiffy.lab.VmOptions;
import jiffy.lab.debug.Debugger;
import jiffy.lab.host.Cache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// gdb on a real kernel knows the lines of a module's Java.
class DebuggerTest {
    private static final String MACHINE = "debugger-test-" + ProcessHandle.current().pid();
    private static final int LIMIT_SECONDS = 120;

    private final Lab lab = Lab.open(Progress.silent());
    private Path ko;

    private void start(String release) throws Exception {
        var name = KernelName.parse(release);
        var kernel = lab.kernels().get(name, Progress.silent());
        ko = Fixtures.build(kernel, "traced", List.of());
        lab.start(MACHINE, VmOptions.DEFAULT.kernel(name).withoutJava()).close();
    }

    @AfterEach
    void stop() {
        lab.find(MACHINE).ifPresent(Vm::stop);
        Cache.delete(lab.machineFolder(MACHINE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.1-cloud-amd64", "6.12-cloud-amd64"})
    void aBreakpointStopsAtALineOfJava(String release) throws Exception {
        start(release);
        insmod().orThrow();

        try (var debugger = lab.debug(MACHINE, Map.of());
                var gdb = Gdb.start(debugger, "break " + at("innermost"), "continue", "bt")) {
            gdb.await("Breakpoint 1 at ");
            var written = CompletableFuture.supplyAsync(this::write);
            assertThat(gdb.end())
                    .containsPattern("Breakpoint 1, .* at " + at("innermost"))
                    .contains(line("innermost") + "\t        worker.queue(work); // innermost")
                    .containsPattern("#[12] .*traced_write .* at " + at("caller"))
                    .contains(" in proc_reg_write ()");
            assertThat(written.get(LIMIT_SECONDS, TimeUnit.SECONDS).ok()).isTrue();
        }
        assertThat(write().ok()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.1-cloud-amd64", "6.12-cloud-amd64"})
    void aConstructorIsStoppedAtEachTimeItsModuleIsLoaded(String release) throws Exception {
        start(release);
        insmod().orThrow();
        var later = at("constructor");

        try (var debugger = lab.debug(MACHINE, Map.of("traced", ko));
                var gdb =
                        Gdb.start(
                                debugger,
                                "break " + later,
                                "continue",
                                "bt 1",
                                "continue",
                                "bt 1")) {
            gdb.await("Breakpoint 1 at ");
            var loaded =
                    CompletableFuture.runAsync(() -> {
                        reload();
                        reload();
                    });
            assertThat(gdb.end().split("#0 .* at " + later)).hasSize(3);
            loaded.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Test
    void aDebuggerThatIsKilledLeavesARunningMachine() throws Exception {
        start("6.1-cloud-amd64");
        insmod().orThrow();

        CompletableFuture<Result> written;
        try (var debugger = lab.debug(MACHINE, Map.of());
                var gdb =
                        Gdb.start(
                                debugger,
                                "break " + at("innermost"),
                                "continue",
                                "shell sleep 99")) {
            gdb.await("Breakpoint 1 at ");
            written = CompletableFuture.supplyAsync(this::write);
            gdb.await("Breakpoint 1, ");
        }

        assertThat(written.get(LIMIT_SECONDS, TimeUnit.SECONDS).ok()).isTrue();
        assertThat(write().ok()).isTrue();
    }

    @Test
    void onlyOneAtATimeAndNoSnapshotsMeanwhile() throws Exception {
        start("6.1-cloud-amd64");
        var inUse = "a debugger is attached to this machine already\nhelp: end that one first";

        try (var _ = lab.debug(MACHINE, Map.of())) {
            assertThatThrownBy(() -> lab.debug(MACHINE, Map.of())).hasMessage(inUse);
            assertThatThrownBy(() -> lab.snapshot(MACHINE, "taken")).hasMessage(inUse);
            assertThat(write().ok()).isFalse(); // it runs until gdb comes
        }
        lab.debug(MACHINE, Map.of()).close();
    }

    private Result insmod() {
        try (var vm = lab.attach(MACHINE)) {
            return vm.insmod(ko);
        }
    }

    private void reload() {
        try (var vm = lab.attach(MACHINE)) {
            vm.rmmod("traced").orThrow();
            vm.insmod(ko).orThrow();
        }
    }

    private Result write() {
        try (var vm = lab.attach(MACHINE)) {
            return vm.exec(
                    Command.of("jiffy-agent", "write", "/proc/traced").stdin("1\n".getBytes()));
        }
    }

    private static int line(String comment) throws Exception {
        return Fixtures.line("traced", "Traced.java", comment);
    }

    private static String at(String comment) throws Exception {
        return "Traced.java:" + line(comment);
    }

    /// A gdb that does what it is told and ends.
    private record Gdb(Process process, StringBuffer said, Thread reader) implements AutoCloseable {
        static Gdb start(Debugger debugger, String... commands) throws Exception {
            var arguments =
                    Stream.concat(
                            Stream.of("-batch"),
                            Stream.of(commands).flatMap(each -> Stream.of("-ex", each)));
            var process =
                    new ProcessBuilder(debugger.command(arguments.toList()))
                            .redirectErrorStream(true)
                            .start();
            process.getOutputStream().close();
            var said = new StringBuffer();
            var reader = Thread.ofVirtual().start(() -> read(process, said));
            return new Gdb(process, said, reader);
        }

        private static void read(Process process, StringBuffer said) {
            process.inputReader().lines().forEach(line -> said.append(line).append('\n'));
        }

        void await(String text) throws InterruptedException {
            var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
            while (said.indexOf(text) < 0) {
                assertThat(System.nanoTime()).as(said.toString()).isLessThan(deadline);
                assertThat(process.isAlive()).as(said.toString()).isTrue();
                Thread.sleep(20);
            }
        }

        String end() throws InterruptedException {
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
                    .as(said.toString())
                    .isTrue();
            reader.join();
            return said.toString();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
