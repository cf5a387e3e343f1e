// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One machine with a real kernel for all.
class VmTest {

    private static final Lab LAB = Lab.open(System.err::println);
    private static Vm vm;

    @TempDir Path folder;

    @BeforeAll
    static void boot() {
        vm = LAB.boot(VmOptions.DEFAULT);
    }

    @AfterAll
    static void stop() {
        vm.close();
        assertThat(vm.isAlive()).isFalse();
    }

    @Test
    void runsTheKernelThatWasAskedFor() {
        var kernel = LAB.kernels().get(KernelName.DEFAULT, Progress.silent());

        assertThat(vm.release()).isEqualTo(kernel.release());
    }

    @Test
    void outputErrorsAndExitCodeAreKeptApart() {
        var result = vm.shell("echo out; echo err >&2; exit 7");

        assertThat(result.stdout()).isEqualTo("out\n");
        assertThat(result.stderr()).isEqualTo("err\n");
        assertThat(result.exit()).isEqualTo(7);
        assertThatThrownBy(result::orThrow)
                .hasMessage(
                        "in the guest, `echo out; echo err >&2; exit 7` ended with exit code 7:\n"
                                + "err");
    }

    @Test
    void aProgramThatIsNotThereAndASignalHaveTheShellsCodes() {
        assertThat(vm.exec("no-such-program").exit()).isEqualTo(127);
        assertThat(vm.exec("no-such-program").stderr())
                .isEqualTo("cannot run no-such-program: No such file or directory\n");
        assertThat(vm.shell("kill -9 $$").exit()).isEqualTo(128 + 9);
    }

    @Test
    void argumentsPassWithoutAShell() {
        assertThat(vm.exec("printf", "%s|", "a b", "$HOME", "", "*'\"\\", "ü").stdout())
                .isEqualTo("a b|$HOME||*'\"\\|ü|");
    }

    @Test
    void aMegabyteOfAnythingGoesInAndComesBack() {
        var bytes = new byte[1 << 20];
        new Random(7).nextBytes(bytes);

        vm.push(bytes, "/tmp/a file", 0600);

        assertThat(vm.pull("/tmp/a file")).isEqualTo(bytes);
        assertThat(vm.exec("stat", "-c", "%a %s", "/tmp/a file").stdout())
                .isEqualTo("600 1048576\n");
    }

    @Test
    void pullingWhatIsNotThereSaysSo() {
        assertThatThrownBy(() -> vm.pull("/tmp/nothing"))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("/tmp/nothing")
                .hasMessageContaining("No such file or directory");
    }

    @Test
    void standardInputMayBeLeftUnread() {
        var result = vm.exec(Command.of("true").stdin(new byte[3 << 20]));

        assertThat(result.exit()).isZero();
    }

    @Test
    void ordinaryUsersAreOrdinary() {
        var command = Command.shell("id -un; id -u; echo $HOME; cat /proc/kmsg");
        var result = vm.exec(command.as(Command.User.ALICE));

        assertThat(result.stdout()).isEqualTo("alice\n1000\n/home/alice\n");
        assertThat(result.stderr()).contains("Permission denied");
        assertThat(vm.exec("su", "bob", "-c", "id -u").stdout()).isEqualTo("1001\n");
    }

    @Test
    void commandsRunSideBySide() {
        var out = new ByteArrayOutputStream();
        try (var waiting = vm.start(Command.shell("read line; echo $line"), out, out)) {
            assertThat(vm.exec("echo", "meanwhile").stdout()).isEqualTo("meanwhile\n");
            assertThat(waiting.isRunning()).isTrue();
            waiting.write("go on\n".getBytes(UTF_8));

            assertThat(waiting.waitFor()).isZero();
        }
        assertThat(out.toString(UTF_8)).isEqualTo("go on\n");
    }

    @Test
    void aCommandThatLeavesAChildBehindEnds() {
        var limit = Duration.ofSeconds(20);

        assertThat(vm.exec(Command.shell("sleep 60 & echo done").limit(limit)).stdout())
                .isEqualTo("done\n");
        vm.exec("killall", "sleep");
    }

    @Test
    void whatTakesTooLongIsKilledAndTheConsoleShown() {
        vm.shell("echo 'last words' >/dev/console").orThrow();
        var command = Command.shell("exec sleep 4321").limit(Duration.ofMillis(300));

        assertThatThrownBy(() -> vm.exec(command))
                .isInstanceOf(VmTimeout.class)
                .hasMessageContaining("`exec sleep 4321` did not end within 300 ms")
                .hasMessageContaining("the console's last lines:")
                .hasMessageContaining("last words");
        assertThat(vm.shell("ps | grep '[s]leep 4321'").stdout()).isEmpty();
    }

    @Test
    void aTerminalIsOne() {
        var out = new ByteArrayOutputStream();
        var command = Command.shell("tty; stty size; read line; echo \"got $line\"; exit 4");
        try (var shell = vm.startOnTerminal(command, 31, 97, out)) {
            shell.write("hello\n".getBytes(UTF_8));

            assertThat(shell.waitFor()).isEqualTo(4);
        }
        assertThat(out.toString(UTF_8)).contains("/dev/pts/", "31 97", "got hello");
    }

    @Test
    void javaRunsAndCallsTheCLibrary() throws IOException {
        var name = GuestProgram.class.getSimpleName() + ".class";
        vm.shell("mkdir -p /tmp/classes/jiffy/lab").orThrow();
        try (var in = GuestProgram.class.getResourceAsStream(name)) {
            vm.push(in.readAllBytes(), "/tmp/classes/jiffy/lab/" + name, 0644);
        }

        var java = "java --enable-native-access=ALL-UNNAMED -cp /tmp/classes";
        var result = vm.shell(java + " " + GuestProgram.class.getName() + " guest");

        assertThat(result.stderr()).isEmpty();
        assertThat(result.stdout()).isEqualTo("Hello guest, getpid agrees: true\n");
        assertThat(result.exit()).isEqualTo(3);
    }

    @Test
    void theKernelsOwnToolsAreThere() {
        assertThat(vm.shell("insmod --version").stdout()).startsWith("kmod version");
        assertThat(vm.shell("lsmod").stdout()).startsWith("Module  ").contains("virtio_console");
    }

    @Test
    void aModuleIsBuiltLoadedJudgedAndRemoved() throws IOException {
        var ko = module("labfine", "");
        var mark = vm.log().end();

        vm.insmod(ko).orThrow();
        assertThat(vm.shell("lsmod").stdout()).contains("labfine");
        vm.rmmod("labfine").orThrow();

        var log = vm.log().after(mark);
        assertThat(log.toString()).contains("labfine: loaded", "labfine: unloaded");
        assertThat(log.verdict("labfine")).hasToString("kernel log clean");
        assertThat(vm.console()).contains("labfine: loaded");
    }

    @Test
    void aWarningOfTheKernelIsAFaultButNotTheEnd() throws IOException {
        var ko = module("labwarns", "WARN_ON(1);");
        var mark = vm.log().end();

        vm.insmod(ko).orThrow();
        vm.rmmod("labwarns").orThrow();

        var verdict = vm.log().after(mark).verdict("labwarns");
        assertThat(verdict.clean()).isFalse();
        assertThat(verdict.faults().getFirst().text()).startsWith("WARNING: CPU: 0 PID: ");
    }

    @Test
    void aModuleThatIsRefusedIsNoException() throws IOException {
        var refused = vm.insmod(module("labrefuses", "return -EBUSY;"));

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.stderr()).contains("Device or resource busy");
    }

    private Path module(String name, String init) throws IOException {
        var kernel = LAB.kernels().get(KernelName.DEFAULT, Progress.silent());
        return Modules.build(kernel, LAB.tools(), folder.resolve(name), name, init);
    }

    @Test
    void otherMachinesShareTheTemplateButNotTheirState() {
        vm.shell("echo mine >/tmp/mine").orThrow();
        try (var other = LAB.boot(VmOptions.DEFAULT)) {
            assertThat(other.exec("cat", "/tmp/mine").exit()).isEqualTo(1);
            assertThat(Stream.of(vm, other).map(Vm::folder).distinct()).hasSize(2);
        }
    }
}
