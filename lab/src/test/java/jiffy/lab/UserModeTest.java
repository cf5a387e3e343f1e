// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// User Mode Linux keeps the promises of a [Vm].
class UserModeTest {

    private static final Lab LAB = Lab.open(System.err::println);
    private static final KernelName KERNEL = KernelName.parse("uml-sanitizer");
    private static final VmOptions OPTIONS = VmOptions.DEFAULT.kernel(KERNEL);

    private static Vm vm;

    @TempDir static Path folder;

    @BeforeAll
    static void boot() {
        vm = LAB.boot(OPTIONS);
    }

    @AfterAll
    static void stop() {
        vm.close();
        assertThat(vm.isAlive()).isFalse();
        assertThat(processes(vm)).isEmpty();
    }

    /// Those of the guest's programs are children of the kernel.
    private static String processes(Vm machine) {
        var image = LAB.kernels().get(KERNEL, Progress.silent()).image();
        return ProcessHandle.allProcesses()
                .filter(each -> each.info().commandLine().orElse("").contains(image.toString()))
                .filter(each ->
                        each.info().commandLine().orElse("").contains("" + machine.folder()))
                .toList()
                .toString()
                .replace("[]", "");
    }

    @Test
    void runsTheKernelThatWasAskedFor() {
        assertThat(vm.release()).endsWith("-uml-sanitizer");
    }

    @Test
    void outputErrorsAndExitCodeAreKeptApart() {
        var result = vm.shell("echo out; echo err >&2; exit 7");

        assertThat(result.stdout()).isEqualTo("out\n");
        assertThat(result.stderr()).isEqualTo("err\n");
        assertThat(result.exit()).isEqualTo(7);
    }

    @Test
    void aMegabyteOfAnythingGoesInAndComesBack() {
        var bytes = new byte[1 << 20];
        new Random(7).nextBytes(bytes);

        vm.push(bytes, "/tmp/a file", 0600);

        assertThat(vm.pull("/tmp/a file")).isEqualTo(bytes);
    }

    @Test
    void ordinaryUsersAreOrdinary() {
        var command = Command.shell("id -un; echo $HOME; cat /proc/kmsg").as(Command.User.ALICE);
        var result = vm.exec(command);

        assertThat(result.stdout()).isEqualTo("alice\n/home/alice\n");
        assertThat(result.stderr()).contains("Permission denied");
    }

    @Test
    void commandsRunSideBySide() {
        var out = new ByteArrayOutputStream();
        try (var waiting = vm.start(Command.shell("read line; echo $line"), out, out)) {
            assertThat(vm.exec("echo", "meanwhile").stdout()).isEqualTo("meanwhile\n");
            waiting.write("go on\n".getBytes(UTF_8));

            assertThat(waiting.waitFor()).isZero();
        }
        assertThat(out.toString(UTF_8)).isEqualTo("go on\n");
    }

    @Test
    void whatTakesTooLongIsKilled() {
        var command = Command.shell("exec sleep 4321").limit(Duration.ofMillis(300));

        assertThatThrownBy(() -> vm.exec(command)).isInstanceOf(VmTimeout.class);
        assertThat(vm.shell("ps | grep '[s]leep 4321'").stdout()).isEmpty();
    }

    /// Each of the areas of memory that it copies is the one that cannot be copied, once.
    @Test
    void aForkThatFailsEndsNothingElse() {
        var script =
                """
                echo 1 > /sys/kernel/slab/vm_area_struct/failslab
                cd /sys/kernel/debug
                for each in fail_page_alloc fail_usercopy; do
                    echo 1 > $each/require-start; echo 0 > $each/stacktrace-depth
                done
                cd failslab && echo 0 > verbose && echo N > ignore-gfp-wait || exit
                echo Y > cache-filter
                for i in 1 2 3 4 5 6 7 8; do
                    sh -c "echo $i > /proc/self/fail-nth; (true)" 2>&1
                done
                echo N > cache-filter
                """;
        var result = vm.shell(script);

        assertThat(result.stdout()).containsIgnoringCase("cannot fork");
        assertThat(vm.shell("(echo goes on)").stdout()).isEqualTo("goes on\n");
    }

    @Test
    void javaRuns() {
        assertThat(vm.exec("java", "-version").orThrow().stderr()).contains("25");
    }

    @Test
    void aModuleIsBuiltLoadedJudgedAndRemoved() throws Exception {
        var kernel = LAB.kernels().get(KERNEL, Progress.silent());
        var ko = Modules.build(kernel, LAB.tools(), folder.resolve("fine"), "umlfine", "");
        var mark = vm.log().end();

        vm.insmod(ko).orThrow();
        vm.rmmod("umlfine").orThrow();

        assertThat(vm.findLeaks()).isEmpty();
        assertThat(vm.log().after(mark).verdict("umlfine")).hasToString("kernel log clean");
    }

    @Test
    void timeCanBeVirtual() throws Exception {
        try (var virtual = LAB.boot(OPTIONS.clock(VmOptions.Clock.VIRTUAL).withoutJava())) {
            var before = uptime(virtual);
            virtual.advance(Duration.ofHours(2));
            var after = uptime(virtual);
            Thread.sleep(1500);

            assertThat(after - before).isBetween(7200.0, 7210.0);
            assertThat(uptime(virtual) - after).isLessThan(1.0);
        }
    }

    private static double uptime(Vm machine) {
        return Double.parseDouble(machine.shell("cut -d' ' -f1 /proc/uptime").stdout());
    }

    @Test
    void aPanicIsSaidWithTheLogAndEndsTheMachine() {
        try (var doomed = LAB.boot(OPTIONS.withoutJava())) {
            assertThatThrownBy(() -> doomed.shell("echo c >/proc/sysrq-trigger"))
                    .isInstanceOf(KernelFault.class)
                    .hasMessageContaining("Kernel panic - not syncing: sysrq triggered crash");
            assertThat(doomed.isAlive()).isFalse();
            assertThat(processes(doomed)).isEmpty();
        }
    }

    @Test
    void aMachineInTheBackgroundIsFoundAgainAndStopped() {
        var name = "uml-test-" + ProcessHandle.current().pid();
        try (var started = LAB.start(name, OPTIONS.withoutJava())) {
            started.push("kept".getBytes(UTF_8), "/tmp/kept", 0644);
        }
        try {
            for (int i : IntStream.range(0, 3).toArray()) {
                try (var found = LAB.attach(name)) {
                    assertThat(found.pull("/tmp/kept"))
                            .as("" + i)
                            .isEqualTo("kept".getBytes(UTF_8));
                }
            }
            assertThatThrownBy(() -> LAB.snapshot(name, "state"))
                    .hasMessageContaining("User Mode Linux has neither snapshots");
        } finally {
            LAB.stop(name);
        }
        assertThat(LAB.find(name)).isEmpty();
    }

    @Test
    void thereIsOneProcessor() {
        assertThatThrownBy(() -> OPTIONS.cpus(2))
                .hasMessageContaining("User Mode Linux has one processor, not 2");
    }
}
