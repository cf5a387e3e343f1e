// SPDX-License-Identifier: MIT OR GPL-2.0
package mp1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jiffy.lab.GuestProcess;
import jiffy.lab.Vm;
import jiffy.lab.VmOptions;
import jiffy.mp1.UserApp;
import jiffy.testing.KernelTest;
import jiffy.testing.LoadedWith;
import jiffy.testing.TestKernel;
import org.junit.jupiter.api.Test;

/// The lecture's user program, in Java, three at once.
@KernelTest(
        module = Mp1.class,
        kernels = {"6.1-cloud-amd64", "6.12-cloud-amd64"},
        clock = VmOptions.Clock.REAL,
        cpus = 2,
        java = true)
class UserAppTest {
    private static final String STATUS = "/proc/mp1/status";
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Pattern PID = Pattern.compile("userapp (\\d+): registered");

    private record Running(GuestProcess process, ByteArrayOutputStream said) {}

    @Test
    @LoadedWith("period_ms=500")
    void threeAtOnceFindThemselvesInTheList(TestKernel kernel, Vm vm) throws Exception {
        UserSpace.install(vm);
        var apps = start(vm, 3);
        for (var app : apps) {
            var exit = app.process().waitFor();
            var said = UserSpace.text(app.said());
            assertThat(exit).as(said).isZero();
            assertThat(shownToItself(said)).as(said).isGreaterThan(1_000_000_000L);
        }
        assertThat(soonEmpty(kernel)).as("what is gone is dropped").isTrue();
    }

    @Test
    @LoadedWith("period_ms=1")
    void rmmodDoesNotWaitForThem(TestKernel kernel, Vm vm) throws Exception {
        UserSpace.install(vm);
        var app = start(vm, 1).getFirst();
        while (app.process().isRunning() && kernel.read(STATUS).isEmpty()) {
            Thread.sleep(100);
        }
        kernel.unload();
        assertThat(kernel.isLoaded()).isFalse();
        app.process().close();
    }

    private static List<Running> start(Vm vm, int count) {
        var apps = new ArrayList<Running>();
        for (var i = 0; i < count; i++) {
            var said = new ByteArrayOutputStream();
            var command = UserSpace.program(UserApp.class.getName(), LIMIT, "--seconds", "2");
            apps.add(new Running(vm.start(command, said, said), said));
        }
        return apps;
    }

    /// The CPU time, in nanoseconds, in the line of the list that is the program's own.
    private static long shownToItself(String said) {
        var pid = PID.matcher(said);
        assertThat(pid.find()).as(said).isTrue();
        return said.lines()
                .filter(line -> line.startsWith(pid.group(1) + ": "))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(' ') + 1)))
                .max()
                .orElse(0);
    }

    private static boolean soonEmpty(TestKernel kernel) {
        for (var i = 0; i < 20; i++) {
            if (kernel.read(STATUS).isEmpty()) {
                return true;
            }
            kernel.advance(Duration.ofMillis(500));
        }
        return false;
    }
}
