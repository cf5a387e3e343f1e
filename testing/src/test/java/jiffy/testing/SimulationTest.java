// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.time.Duration;
import jiffy.lab.Vm;
import jiffy.linux.Errno;
import jiffy.linux.log.Log;
import jiffy.linux.module.KernelModule;
import jiffy.linux.module.Parameter;
import jiffy.linux.proc.ProcFile;
import jiffy.linux.proc.SeqFile;
import jiffy.linux.proc.UserReader;
import jiffy.linux.sync.Mutex;
import jiffy.linux.time.Timer;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/// Tests of a module in the simulated kernel: those that pass, fail, and cannot be run there.
class SimulationTest {
    private static final String FILE = "/proc/sloppy";

    /// Adds up what is written, and does some things wrong.
    @KernelModule(name = "sloppy", license = "GPL", description = "Does things wrong")
    public static final class Sloppy {
        @Parameter(max = 9)
        static int start = 0;

        private final Mutex lock = new Mutex();
        private int sum = start; // under lock
        private int lost;
        private final Timer timer = new Timer(this::tick);
        private final ProcFile file =
                new ProcFile("sloppy", 0666).shows(this::show).writes(this::write);

        private void tick() {
            try (var _ = lock.acquire()) {
                Log.info("it slept");
            }
        }

        private void write(UserReader in) throws Errno {
            int number = in.parseInt();
            if (number == 77) {
                timer.start(1);
                return;
            }
            if (number == 88) {
                lost++;
            }
            int before;
            try (var _ = lock.acquire()) {
                before = sum;
            }
            try (var _ = lock.acquire()) {
                sum = before + number;
            }
        }

        private void show(SeqFile out) {
            try (var _ = lock.acquire()) {
                out.printf("%d\n", sum);
            }
        }
    }

    @KernelTest(module = Sloppy.class, kernels = "jvm")
    static final class OfSloppy {
        @Test
        @LoadedWith("start=5")
        void counts(TestKernel kernel) {
            assertThat(kernel.name()).isEqualTo("jvm");
            kernel.write(FILE, "3\n");
            assertThat(kernel.read(FILE)).isEqualTo("8\n");
        }

        @Test
        void sleepsInATimer(TestKernel kernel) {
            kernel.write(FILE, "77");
            kernel.advance(Duration.ofSeconds(1));
        }

        @Test
        void races(TestKernel kernel) {
            kernel.concurrently(() -> kernel.write(FILE, "88"), () -> kernel.write(FILE, "88"));
        }

        @Test
        void losesAnUpdate(TestKernel kernel) {
            kernel.concurrently(() -> kernel.write(FILE, "1"), () -> kernel.write(FILE, "2"));
            assertThat(kernel.read(FILE)).isEqualTo("3\n");
        }

        @Test
        void needsAShell(TestKernel kernel) {
            kernel.shell("ls");
        }

        @Test
        void needsAMachine(Vm vm) {
            throw new AssertionError("there is none");
        }

        @Test
        @NeedsMachine
        void saysThatItNeedsAMachine(TestKernel kernel) {
            throw new AssertionError("there is none");
        }
    }

    private static Events run(String... parameters) {
        var engine = EngineTestKit.engine("junit-jupiter").selectors(selectClass(OfSloppy.class));
        for (int i = 0; i < parameters.length; i += 2) {
            engine.configurationParameter(parameters[i], parameters[i + 1]);
        }
        return engine.execute().testEvents();
    }

    private static String failure(Events events, String test) {
        return events.failed().stream()
                .filter(event -> event.getTestDescriptor().getDisplayName().startsWith(test + "("))
                .map(event ->
                        event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow()
                                .getMessage())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTestIsRunThere() {
        assertThat(
                        run().succeeded().stream()
                                .map(each -> each.getTestDescriptor().getDisplayName()))
                .contains("counts(TestKernel)");
    }

    @Test
    void whatTheKernelWouldComplainOfFailsTheTest() {
        var events = run();
        assertThat(failure(events, "sleepsInATimer"))
                .contains("kernel log not clean (module sloppy)")
                .contains("BUG: sleeping function called from invalid context at SimulationTest")
                .contains("Sloppy.tick (SimulationTest.java:")
                .contains("replay: seed 1");
        assertThat(failure(events, "races")).contains("BUG: KCSAN: data-race in");
    }

    @Test
    void whatOnlyAMachineHasIsNotRun() {
        assertThat(run().aborted().stream().map(each -> each.getTestDescriptor().getDisplayName()))
                .containsExactlyInAnyOrder(
                        "needsAShell(TestKernel)",
                        "needsAMachine(Vm)",
                        "saysThatItNeedsAMachine(TestKernel)");
    }

    /// The schedule that loses an update has a number, and with it the update is lost again.
    @Test
    void manySchedulesFindWhatOneDoesNot() {
        var many = run(KernelTest.SCHEDULES, "30");
        var lost =
                many.failed().stream()
                        .filter(each ->
                                each.getTestDescriptor()
                                        .getDisplayName()
                                        .startsWith("losesAnUpdate"))
                        .map(each -> each.getTestDescriptor().getParent().orElseThrow())
                        .map(each -> each.getDisplayName().replaceFirst(".* ", ""))
                        .toList();
        assertThat(lost).isNotEmpty().hasSizeLessThan(30);
        var again = run(KernelTest.SCHEDULES, "1", KernelTest.SEED, lost.getFirst());
        assertThat(failure(again, "losesAnUpdate")).contains("3");
    }
}
