// SPDX-License-Identifier: MIT OR GPL-2.0
package mp1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import jiffy.lab.Command;
import jiffy.testing.CallFailure;
import jiffy.testing.KernelTest;
import jiffy.testing.LoadFailure;
import jiffy.testing.LoadedWith;
import jiffy.testing.NeedsMachine;
import jiffy.testing.NotInUserMode;
import jiffy.testing.NotLoaded;
import jiffy.testing.TestKernel;
import jiffy.testing.TestProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a course that uses the lecture asks of the module, line by line, in virtual time.
@KernelTest(
        module = Mp1.class,
        kernels = {"6.1-cloud-amd64", "6.12-cloud-amd64"})
class RubricTest {
    private static final String STATUS = "/proc/mp1/status";
    private static final int EINVAL = 22;
    private static final Duration LIMIT = Duration.ofMinutes(10);

    /// The timer wheel rounds 5 s up by at most a quarter of a second (`kernel/time/timer.c`).
    private static final Duration MORE_THAN_A_PERIOD = Duration.ofMillis(5500);

    private static final Duration LESS_THAN_A_PERIOD = Duration.ofMillis(4500);

    @TempDir Path folder;

    @Test
    @NeedsMachine
    void compilesWithoutAWarning(TestKernel kernel) throws Exception {
        assertThat(ModuleFile.build(kernel, folder).warnings()).isEmpty();
    }

    @Test
    void modinfoTellsAllAboutIt(TestKernel kernel) {
        assertThat(kernel.shell("modinfo /tmp/mp1.ko").orThrow().stdout().lines())
                .contains(
                        "license:        Dual MIT/GPL",
                        "author:         The Jiffy authors",
                        "description:    CPU time of registered processes",
                        "parm:           period_ms:milliseconds between two refreshes (int)",
                        "parm:           limit:processes that can be registered at once (int)",
                        "parm:           user_limit:processes that one user can register (int)");
    }

    @Test
    @NotLoaded
    void insmodLsmodRmmodDmesg(TestKernel kernel) {
        kernel.load();
        assertThat(kernel.shell("lsmod").stdout()).containsPattern("(?m)^mp1 +\\d+ +0 *$");
        assertThat(kernel.shell("dmesg | tail -n 1").stdout())
                .endsWith("mp1: loaded, period 5000 ms\n");
        kernel.unload();
        assertThat(kernel.shell("lsmod").stdout()).doesNotContain("mp1");
        assertThat(kernel.shell("dmesg | tail -n 1").stdout()).endsWith("mp1: unloaded\n");
        assertThat(kernel.shell("ls /proc/mp1").ok()).isFalse();
    }

    @Test
    @NotLoaded
    void comesAndGoes(TestKernel kernel) {
        kernel.load();
        assertThat(kernel.isLoaded()).isTrue();
        assertThat(kernel.read(STATUS)).isEmpty();
        assertThat(kernel.log().entries().getLast().text())
                .isEqualTo("mp1: loaded, period 5000 ms");
        kernel.unload();
        assertThat(kernel.isLoaded()).isFalse();
        assertThat(kernel.exists("/proc/mp1")).isFalse();
        assertThat(kernel.log().entries().getLast().text()).isEqualTo("mp1: unloaded");
    }

    @Test
    void theFileIsForEverybody(TestKernel kernel) {
        assertThat(kernel.shell("stat -c '%a %F' /proc/mp1/status").stdout())
                .isEqualTo("666 regular empty file\n");
        assertThat(kernel.read(STATUS)).isEmpty();
    }

    @Test
    void theListIsInOrderOfArrival(TestKernel kernel) {
        var one = kernel.process();
        var two = kernel.process();
        var three = kernel.process();
        kernel.write(STATUS, two.pid() + "\n");
        kernel.write(STATUS, "%d\n%d\n".formatted(three.pid(), one.pid()));
        assertThat(kernel.read(STATUS))
                .matches(
                        "%d: \\d+\n%d: \\d+\n%d: \\d+\n"
                                .formatted(two.pid(), three.pid(), one.pid()));
        Stream.of(one, two, three).forEach(TestProcess::exit);
    }

    /// `se.sum_exec_runtime` of a process with one thread, as `schedstat` has it, to the
    /// nanosecond.
    @Test
    void theTimeIsTheSchedulers(TestKernel kernel) {
        var pid = spinner(kernel);
        kernel.advance(Duration.ofSeconds(1));
        kernel.shell("kill -STOP " + pid).orThrow();
        kernel.advance(MORE_THAN_A_PERIOD);

        var scheduler = kernel.read("/proc/" + pid + "/schedstat").split(" ")[0];
        assertThat(kernel.read(STATUS)).isEqualTo(pid + ": " + scheduler + "\n");
        assertThat(Long.parseLong(scheduler)).isGreaterThan(900_000_000);
        kernel.shell("kill -KILL " + pid);
    }

    @Test
    void refreshesEveryFiveSeconds(TestKernel kernel) {
        var process = computing(kernel);
        var registered = kernel.read(STATUS);
        kernel.advance(LESS_THAN_A_PERIOD);
        assertThat(kernel.read(STATUS)).isEqualTo(registered);
        kernel.advance(MORE_THAN_A_PERIOD.minus(LESS_THAN_A_PERIOD));
        assertThat(kernel.read(STATUS)).isNotEqualTo(registered).startsWith(process.pid() + ": ");
        process.exit();
    }

    /// The figure is the one of the last refresh, to the nanosecond.
    @Test
    void showsWhatWasUsedUpToTheRefresh(TestKernel kernel) {
        var process = kernel.process();
        process.cpuTime(Duration.ofNanos(1_234_567_890_123L));
        kernel.write(STATUS, process.pid() + "");
        process.cpuTime(Duration.ofNanos(1_234_567_890_124L));
        assertThat(kernel.read(STATUS)).isEqualTo(process.pid() + ": 1234567890123\n");
        kernel.advance(MORE_THAN_A_PERIOD);
        assertThat(kernel.read(STATUS)).isEqualTo(process.pid() + ": 1234567890124\n");
    }

    @Test
    void dropsWhatIsGoneAtTheRefresh(TestKernel kernel) {
        var process = computing(kernel);
        process.exit();
        assertThat(kernel.read(STATUS)).startsWith(process.pid() + ": ");
        kernel.advance(MORE_THAN_A_PERIOD);
        assertThat(kernel.read(STATUS)).isEmpty();
    }

    /// An entry holds a `struct pid`: the kernel frees the task when the process is waited for, and
    /// not when the entry goes.
    @Test
    @NotInUserMode("kprobes")
    @LoadedWith("period_ms=3600000")
    void anEntryHoldsNoTask(TestKernel kernel) {
        var script =
                """
                mkdir -p /sys/kernel/tracing && mount -t tracefs none /sys/kernel/tracing
                cd /sys/kernel/tracing
                i=0
                while [ $i -lt 100 ]; do
                    sleep 1000 & echo $! | tee -a /tmp/pids > /proc/mp1/status
                    i=$((i + 1))
                done
                sleep 1 # until the tees are freed
                echo 'p:freed __put_task_struct' > kprobe_events
                echo > trace
                echo 1 > events/kprobes/freed/enable
                kill $(cat /tmp/pids)
                wait
                sleep 1
                echo 0 > events/kprobes/freed/enable
                grep -c ' freed: ' trace
                wc -l < /proc/mp1/status
                echo > kprobe_events
                """;
        var counted = lines(kernel, script);
        assertThat(counted).hasSize(2).last().isEqualTo("100");
        assertThat(Integer.parseInt(counted.getFirst())).isBetween(100, 110);
    }

    @Test
    void itsObjectsComeFromASlabCache(TestKernel kernel) {
        var cache = "/sys/kernel/slab/mp1_registration";
        assertThat(kernel.exists(cache)).isTrue();
        kernel.unload();
        assertThat(kernel.exists(cache)).isFalse();
    }

    @Test
    void badInputChangesNothing(TestKernel kernel) {
        for (var bad : List.of("junk", "-1", "0", "4 2", "99999999999999999999", "x".repeat(199))) {
            assertThatThrownBy(() -> kernel.write(STATUS, bad))
                    .as(bad)
                    .isInstanceOfSatisfying(
                            CallFailure.class, e -> assertThat(e.errno()).isEqualTo(EINVAL));
        }
        assertThat(kernel.read(STATUS)).isEmpty();
    }

    @ParameterizedTest
    @NotLoaded
    @CsvSource({
        "period_ms=0, parameter period_ms must be from 1 to 3600000",
        "period_ms=3600001, parameter period_ms must be from 1 to 3600000",
        "limit=0, parameter limit must be at least 1",
        "user_limit=-1, parameter user_limit must be at least 1",
    })
    void aWrongParameterIsRefused(String parameter, String line, TestKernel kernel) {
        assertThatThrownBy(() -> kernel.load(parameter))
                .isInstanceOf(LoadFailure.class)
                .hasMessageContaining("Invalid parameters"); // how insmod words EINVAL
        assertThat(kernel.isLoaded()).isFalse();
        assertThat(kernel.log().toString()).contains("mp1: " + line).doesNotContain("mp1: loaded");
        assertThat(kernel.exists("/proc/mp1")).isFalse();
    }

    /// By the kernel itself, before the module runs.
    @ParameterizedTest
    @NotLoaded
    @CsvSource({
        "period_ms=abc, Invalid parameters, `abc' invalid for parameter `period_ms'",
        "period_ms=, Invalid parameters, `' invalid for parameter `period_ms'",
        "period_ms=5s, Invalid parameters, `5s' invalid for parameter `period_ms'",
        "limit=9999999999, Numerical result out of range,"
                + " `9999999999' invalid for parameter `limit'",
    })
    void whatIsNoNumberIsRefused(String parameter, String why, String line, TestKernel kernel) {
        assertThatThrownBy(() -> kernel.load(parameter))
                .isInstanceOf(LoadFailure.class)
                .hasMessageContaining(why);
        assertThat(kernel.isLoaded()).isFalse();
        assertThat(kernel.log().toString()).contains("mp1: " + line).doesNotContain("mp1: loaded");
        assertThat(kernel.exists("/proc/mp1")).isFalse();
    }

    @Test
    @NotLoaded
    void anUnknownParameterIsIgnoredAndToldAsOfAnyModule(TestKernel kernel) {
        kernel.load("colour=blue");
        assertThat(kernel.log().toString())
                .contains("mp1: unknown parameter 'colour' ignored", "mp1: loaded, period 5000 ms");
    }

    @Test
    @LoadedWith({"period_ms=250", "limit=3", "user_limit=2"})
    void parametersAreShown(TestKernel kernel) {
        var folder = "/sys/module/mp1/parameters/";
        assertThat(kernel.read(folder + "period_ms")).isEqualTo("250\n");
        assertThat(kernel.read(folder + "limit")).isEqualTo("3\n");
        assertThat(kernel.read(folder + "user_limit")).isEqualTo("2\n");
        assertThatThrownBy(() -> kernel.write(folder + "limit", "1"))
                .isInstanceOf(CallFailure.class)
                .hasMessageContaining("Permission denied");
    }

    /// Others get the lock while a reader skips to an offset: `seq_file` itself does not let go of
    /// it there (`traverse`, `fs/seq_file.c`). Some of the entries are gone, at regular distances.
    @Test
    @NotInUserMode("kprobes")
    void skippingGivesTheLockAwayForEachBatch(TestKernel kernel) {
        var script =
                """
                mkdir -p /sys/kernel/tracing && mount -t tracefs none /sys/kernel/tracing
                cd /sys/kernel/tracing
                i=0
                while [ $i -lt 1024 ]; do
                    sleep 1000 & echo $! > /proc/mp1/status
                    i=$((i + 1))
                    [ $((i % 128)) = 0 ] && kill $! && wait $!
                done
                sleep 5.5
                wc -l < /proc/mp1/status
                echo 'p:resumed mp1:jiffy_table_resume' > kprobe_events
                echo > trace
                echo 1 > events/kprobes/resumed/enable
                dd if=/proc/mp1/status of=/dev/null bs=1 skip=14000 count=1 2> /dev/null
                echo 0 > events/kprobes/resumed/enable
                grep -c 'dd-.* resumed:' trace
                echo > kprobe_events
                """;
        var counted = lines(kernel, script + "killall sleep");
        assertThat(counted).hasSize(2).first().isEqualTo("1016");
        assertThat(Integer.parseInt(counted.getLast())).isBetween(5, 8);
    }

    @Test
    void againAndAgain(TestKernel kernel) {
        kernel.unload();
        Cycles.run(kernel, 60);
    }

    /// The same, call by call: wherever the module is at home.
    @Test
    void againAndAgainByCalls(TestKernel kernel) {
        kernel.unload();
        Cycles.call(kernel, 5);
    }

    /// What a script prints that makes many processes: that takes a while on a busy host.
    private static List<String> lines(TestKernel kernel, String script) {
        return kernel.exec(Command.shell(script).limit(LIMIT)).stdout().lines().toList();
    }

    /// A process that computes, registered.
    private static TestProcess computing(TestKernel kernel) {
        var process = kernel.process();
        process.computes();
        kernel.write(STATUS, process.pid() + "\n");
        return process;
    }

    /// The same, for a shell.
    private static int spinner(TestKernel kernel) {
        var script = "while :; do :; done > /dev/null 2>&1 & echo $! | tee /proc/mp1/status";
        return Integer.parseInt(kernel.shell(script).orThrow().stdout().strip());
    }
}
