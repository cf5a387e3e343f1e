// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Machines that do not survive.
class CrashTest {

    private static final Lab LAB = Lab.open(System.err::println);

    @TempDir Path folder;

    @Test
    void aPanicIsSaidWithTheLogAndEndsTheMachine() {
        try (var vm = LAB.boot(VmOptions.DEFAULT)) {
            assertThatThrownBy(() -> vm.shell("echo c >/proc/sysrq-trigger"))
                    .isInstanceOf(KernelFault.class)
                    .hasMessageContaining("crashed during `echo c >/proc/sysrq-trigger`")
                    .hasMessageContaining("Kernel panic - not syncing: sysrq triggered crash")
                    .hasMessageContaining("Call Trace:");
            assertThat(vm.isAlive()).isFalse();
            assertThatThrownBy(() -> vm.exec("true")).isInstanceOf(LabException.class);
        }
    }

    @Test
    void aPanicInVirtualTimeToo() {
        try (var vm = LAB.boot(VmOptions.DEFAULT.clock(VmOptions.Clock.VIRTUAL))) {
            assertThatThrownBy(() -> vm.shell("echo c >/proc/sysrq-trigger"))
                    .isInstanceOf(KernelFault.class);
        }
    }

    @Test
    void anOopsIsSaidWithItsLog() throws Exception {
        var kernel = LAB.kernels().get(KernelName.DEFAULT, Progress.silent());
        var init = "*(volatile int *)8 = 1;";
        var ko = Modules.build(kernel, LAB.tools(), folder.resolve("m"), "labcrashes", init);
        try (var vm = LAB.boot(VmOptions.DEFAULT)) {
            assertThatThrownBy(() -> vm.insmod(ko))
                    .isInstanceOf(KernelFault.class)
                    .hasMessageContaining("BUG: kernel NULL pointer dereference")
                    .hasMessageContaining("labcrashes");
        }
    }

    @Test
    void aMachineThatIsSwitchedOffIsSaid() {
        try (var vm = LAB.boot(VmOptions.DEFAULT)) {
            assertThatThrownBy(() -> vm.shell("poweroff -f; sleep 10"))
                    .isInstanceOf(LabException.class)
                    .hasMessageContaining("the machine ended during `poweroff -f; sleep 10`");
        }
    }

    @Test
    void aKernelThatDoesNotBootIsSaidWithTheConsole() {
        var broken =
                VmOptions.DEFAULT
                        .withoutJava()
                        .memoryMb(128)
                        .kernelArguments(List.of("rdinit=/nothing", "root=/dev/nothing"));

        assertThatThrownBy(() -> LAB.boot(broken))
                .isInstanceOf(BootFailure.class)
                .hasMessageContaining("the machine ended while it booted")
                .hasMessageContaining("the console's last lines:")
                .hasMessageContaining("Kernel panic - not syncing: VFS: Unable to mount root");
    }

    @Test
    void waitingCostsNothingInVirtualTime() {
        try (var vm = LAB.boot(VmOptions.DEFAULT.clock(VmOptions.Clock.VIRTUAL))) {
            var before = uptime(vm);

            vm.advance(Duration.ofHours(2));

            assertThat(uptime(vm) - before).isBetween(7200.0, 7210.0);
        }
    }

    @Test
    void betweenCommandsVirtualTimeStandsStill() throws InterruptedException {
        try (var vm = LAB.boot(VmOptions.DEFAULT.clock(VmOptions.Clock.VIRTUAL))) {
            var before = uptime(vm);
            Thread.sleep(1500);

            assertThat(uptime(vm) - before).isLessThan(1.0);
        }
    }

    private static double uptime(Vm vm) {
        return Double.parseDouble(vm.shell("cut -d' ' -f1 /proc/uptime").stdout());
    }
}
