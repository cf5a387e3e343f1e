// SPDX-License-Identifier: MIT OR GPL-2.0
package mp1;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jiffy.testing.CallFailure;
import jiffy.testing.KernelTest;
import jiffy.testing.LoadedWith;
import jiffy.testing.TestKernel;
import jiffy.testing.TestProcess;
import org.junit.jupiter.api.Test;

/// Callers who meet in the module, in a real kernel and in the simulated one, where
/// `jiffy test mp1 --on jvm --schedules 1000` lets them meet in a thousand ways.
@KernelTest(
        module = Mp1.class,
        kernels = {"jvm", "6.1-cloud-amd64"})
class MeetingsTest {
    private static final String STATUS = "/proc/mp1/status";

    private static List<TestProcess> processes(TestKernel kernel, int count) {
        return IntStream.range(0, count).mapToObj(_ -> kernel.process()).toList();
    }

    @Test
    void allWhoRegisterAtOnceAreListed(TestKernel kernel) {
        var processes = processes(kernel, 4);
        var registering =
                processes.stream()
                        .<Runnable>map(each -> () -> kernel.write(STATUS, each.pid() + "\n"));
        kernel.concurrently(registering.toArray(Runnable[]::new));
        assertThat(kernel.read(STATUS).lines().map(line -> line.split(":")[0]))
                .containsExactlyInAnyOrderElementsOf(
                        processes.stream().map(each -> each.pid() + "").toList());
        processes.forEach(TestProcess::exit);
    }

    @Test
    void oneOfTwoRegistersAProcess(TestKernel kernel) {
        var process = kernel.process();
        var refused = new int[2];
        kernel.concurrently(
                () -> refused[0] = register(kernel, process),
                () -> refused[1] = register(kernel, process));
        assertThat(refused).containsExactlyInAnyOrder(0, 17); // EEXIST
        assertThat(kernel.read(STATUS).lines()).hasSize(1);
        process.exit();
    }

    /// @return the errno
    private static int register(TestKernel kernel, TestProcess process) {
        try {
            kernel.write(STATUS, process.pid() + "");
            return 0;
        } catch (CallFailure e) {
            return e.errno();
        }
    }

    @Test
    @LoadedWith("limit=2")
    void theLimitHolds(TestKernel kernel) {
        var processes = processes(kernel, 4);
        kernel.concurrently(
                processes.stream()
                        .<Runnable>map(each -> () -> register(kernel, each))
                        .toArray(Runnable[]::new));
        assertThat(kernel.read(STATUS).lines()).hasSize(2);
        processes.forEach(TestProcess::exit);
    }

    @Test
    @LoadedWith("period_ms=4")
    void unloadingMeetsThemAll(TestKernel kernel) {
        var processes = processes(kernel, 2);
        processes.forEach(each -> register(kernel, each));
        kernel.advance(Duration.ofMillis(20));
        processes.getFirst().exit();
        kernel.concurrently(
                kernel::unload,
                () -> tried(() -> kernel.read(STATUS, 7)),
                () -> tried(() -> kernel.write(STATUS, processes.getLast().pid() + "")));
        assertThat(kernel.exists("/proc/mp1")).isFalse();
        processes.stream().skip(1).forEach(TestProcess::exit);
    }

    private static void tried(Runnable call) {
        try {
            call.run();
        } catch (CallFailure _) {
            // the file is gone, or the process is listed
        }
    }

    @Test
    void readersSeeWholeLines(TestKernel kernel) {
        var processes = processes(kernel, 3);
        kernel.concurrently(
                Stream.concat(
                                processes.stream()
                                        .<Runnable>map(each -> () -> register(kernel, each)),
                                Stream.<Runnable>of(() -> assertWholeLines(kernel)))
                        .toArray(Runnable[]::new));
        processes.forEach(TestProcess::exit);
    }

    private static void assertWholeLines(TestKernel kernel) {
        assertThat(kernel.read(STATUS, 1)).matches("(\\d+: \\d+\\n)*");
    }
}
