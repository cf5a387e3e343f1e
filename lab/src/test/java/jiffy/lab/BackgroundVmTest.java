// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import jiffy.lab.host.Cache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Machines that other processes find again.
class BackgroundVmTest {

    private static final Lab LAB = Lab.open(System.err::println);
    private static final String NAME = "lab-test-" + ProcessHandle.current().pid();

    @BeforeEach
    void start() {
        LAB.start(NAME, VmOptions.DEFAULT).close();
    }

    @AfterEach
    void stop() {
        LAB.find(NAME).ifPresent(Vm::stop);
        assertThat(LAB.running()).doesNotContain(NAME);
        Cache.delete(LAB.machineFolder(NAME));
    }

    @Test
    void goesOnAndIsFoundByItsName() {
        assertThat(LAB.running()).contains(NAME);
        try (var vm = LAB.attach(NAME)) {
            vm.shell("echo kept >/tmp/kept").orThrow();
        }
        try (var vm = LAB.attach(NAME);
                var second = LAB.attach(NAME)) {
            assertThat(vm.exec("cat", "/tmp/kept").stdout()).isEqualTo("kept\n");
            assertThat(second.exec("cat", "/tmp/kept").stdout()).isEqualTo("kept\n");
        }
    }

    @Test
    void oneThatIsStoppedLeavesNothing() throws IOException {
        var cache = LAB.cache().root();
        LAB.stop(NAME);

        try (var all = Files.walk(cache.resolve("machines"))) {
            assertThat(all).noneMatch(each -> each.getFileName().toString().equals(NAME));
        }
        assertThat(cache.resolve("locks/machines-" + NAME + ".lock")).doesNotExist();
        assertThatThrownBy(() -> LAB.stop(NAME))
                .hasMessageContaining("no machine %s is running".formatted(NAME));
    }

    @Test
    void aNameIsTakenOnce() {
        assertThatThrownBy(() -> LAB.start(NAME, VmOptions.DEFAULT))
                .hasMessage(
                        "the machine %s is running already\nhelp: stop it first".formatted(NAME));
    }

    @Test
    void aCommandDiesWithWhoAskedForIt() {
        var leaving = LAB.attach(NAME);
        leaving.start(Command.of("sleep", "5432"), System.out, System.err);
        leaving.exec("true");

        leaving.close();

        try (var vm = LAB.attach(NAME)) {
            var ps = "for i in 1 2 3 4 5 6 7 8 9; do pidof sleep || exit 0; usleep 500000; done";
            assertThat(vm.shell(ps + "; exit 1").exit()).isZero();
        }
    }

    @Test
    void goesBackToASnapshot() {
        try (var vm = LAB.attach(NAME)) {
            vm.shell("echo before >/tmp/state").orThrow();
        }
        LAB.snapshot(NAME, "here");
        try (var vm = LAB.attach(NAME)) {
            vm.shell("echo after >/tmp/state").orThrow();
        }

        try (var vm = LAB.restore(NAME, "here")) {
            assertThat(vm.exec("cat", "/tmp/state").stdout()).isEqualTo("before\n");
            vm.stop();
        }
        try (var vm = LAB.restore(NAME, "here")) {
            assertThat(vm.exec("cat", "/tmp/state").stdout()).isEqualTo("before\n");
        }
        assertThat(LAB.snapshotNames(NAME)).containsExactly("here");
        assertThatThrownBy(() -> LAB.restore(NAME, "there"))
                .hasMessage("there is no snapshot there\nhelp: one of here");
        LAB.forgetSnapshots(NAME);
    }

    @Test
    void onePulledFromUnderUsIsNotFound() throws IOException {
        var properties = Files.readString(LAB.machineFolder(NAME).resolve("machine.properties"));
        LAB.attach(NAME).stop();
        Files.writeString(LAB.machineFolder(NAME).resolve("machine.properties"), properties);

        assertThat(LAB.find(NAME)).isEmpty();
        assertThatThrownBy(() -> LAB.attach(NAME))
                .hasMessageContaining("no machine %s is running".formatted(NAME));
        LAB.start(NAME, VmOptions.DEFAULT).close();
        assertThat(LAB.find(NAME)).hasValueSatisfying(Vm::close);
    }

    @Test
    void aMachineOfAProcessDiesWithIt() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classPath = System.getProperty("java.class.path");
        var owner =
                new ProcessBuilder(java, "-cp", classPath, Owner.class.getName())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var qemu = Long.parseLong(owner.inputReader().readLine());
        var process = ProcessHandle.of(qemu).orElseThrow();

        owner.destroyForcibly();

        assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(20));
    }

    /// Boots a machine, prints its process and waits to be killed.
    static final class Owner {
        public static void main(String[] arguments) throws InterruptedException {
            var vm = Lab.open(Progress.silent()).boot(VmOptions.DEFAULT);
            ProcessHandle.current()
                    .children()
                    .filter(child -> child.info().command().orElse("").contains("qemu"))
                    .forEach(child -> System.out.println(child.pid()));
            Thread.sleep(60_000);
            vm.close();
        }
    }
}
