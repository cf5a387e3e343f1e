// SPDX-License-Identifier: MIT OR GPL-2.0
package mp1;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jiffy.lab.Command;
import jiffy.lab.Vm;
import jiffy.testing.KernelTest;
import jiffy.testing.LoadedWith;
import jiffy.testing.TestKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How costs grow with the number of processes. In virtual time a clock counts instructions, so
/// they are the same however busy the host is.
@KernelTest(
        module = Mp1.class,
        kernels = {"6.1-cloud-amd64", "6.12-cloud-amd64"})
class CostTest {
    private static final int PROCESSES = 4000;
    private static final int BATCH = 128;
    private static final Duration LIMIT = Duration.ofMinutes(10);

    @TempDir Path folder;

    /// What a call costs with an eighth of the processes registered, and with all.
    private record Cost(double few, double many) {
        double growth() {
            return many / few;
        }
    }

    @Test
    @LoadedWith({"period_ms=3600000", "user_limit=1000000", "limit=1000000"})
    void registeringCostsTheSameAndReadingIsLinear(TestKernel kernel, Vm vm) throws Exception {
        vm.push(UserSpace.compiled("cost", folder), "/tmp/cost");
        UserSpace.allowProcesses(kernel);
        var said = kernel.exec(Command.of("/tmp/cost", "" + PROCESSES).limit(LIMIT));
        var costs = costs(said.orThrow().stdout());
        assertThat(costs).containsOnlyKeys("registering", "refusing", "reading");
        assertThat(costs.get("registering").growth()).as("%s", costs).isBetween(0.8, 1.25);
        assertThat(costs.get("refusing").growth()).as("%s", costs).isBetween(0.8, 1.25);
        assertThat(costs.get("reading").growth()).as("%s", costs).isBetween(7.0, 9.0);
    }

    private static Map<String, Cost> costs(String text) {
        return text.lines()
                .map(line -> line.split(" "))
                .collect(
                        Collectors.toMap(
                                word -> word[0],
                                word ->
                                        new Cost(
                                                Double.parseDouble(word[1]),
                                                Double.parseDouble(word[2]))));
    }

    /// Who takes the lock, which is the module's first field, and when.
    private static final String TRACE =
            """
            mkdir -p /sys/kernel/tracing && mount -t tracefs none /sys/kernel/tracing
            cd /sys/kernel/tracing
            lock=$(sed -n 's/ . mp1_self.*//p' /proc/kallsyms)
            echo 'p:refreshes mp1:mp1_update_cpu_times_work' > kprobe_events
            echo 'p:locks mutex_lock lock=%di:x64' >> kprobe_events
            echo 'p:unlocks mutex_unlock lock=%di:x64' >> kprobe_events
            echo "lock == 0x$lock" > events/kprobes/locks/filter
            echo "lock == 0x$lock" > events/kprobes/unlocks/filter
            echo > trace
            echo 1 > events/kprobes/enable
            sleep 3.5
            dd if=/proc/mp1/status of=/dev/null bs=1M
            echo 0 > tracing_on
            grep -E ': (refreshes|locks|unlocks): ' trace
            echo 0 > events/kprobes/enable
            echo > kprobe_events
            echo 1 > tracing_on
            """;

    private static final Pattern EVENT =
            Pattern.compile("^ *(\\w+).*-\\d+ .* (\\d+\\.\\d+): (\\w+): .*");

    /// Somebody did something with the lock at a time, in seconds.
    private record Event(String who, double when, String what) {
        static Event parse(String line) {
            var event = EVENT.matcher(line);
            assertThat(event.matches()).as(line).isTrue();
            return new Event(event.group(1), Double.parseDouble(event.group(2)), event.group(3));
        }
    }

    @Test
    @LoadedWith({"period_ms=1000", "user_limit=1000000", "limit=1000000"})
    void nobodyHasTheLockForLongerThanABatch(TestKernel kernel, Vm vm) throws Exception {
        vm.push(UserSpace.compiled("many", folder), "/tmp/many");
        vm.push(TRACE.getBytes(StandardCharsets.UTF_8), "/tmp/trace.sh", 0755);
        UserSpace.allowProcesses(kernel);
        var many = Command.of("/tmp/many", "" + PROCESSES, "sh /tmp/trace.sh").limit(LIMIT);
        var events =
                kernel.exec(many)
                        .orThrow()
                        .stdout()
                        .lines()
                        .filter(line -> line.contains("locks: ") || line.contains("refreshes: "))
                        .map(Event::parse)
                        .toList();
        var refreshes = events.stream().filter(each -> each.what().equals("refreshes")).count();
        assertThat(refreshes).isGreaterThanOrEqualTo(3);
        isInBatches(times(events, "kworker"), refreshes);
        isInBatches(times(events, "dd"), 1);
    }

    /// How long somebody had the lock, each time.
    private static List<Double> times(List<Event> events, String who) {
        var times = new ArrayList<Double>();
        var since = 0.0;
        for (var event : events) {
            if (event.who().equals(who) && event.what().equals("locks")) {
                since = event.when();
            }
            if (event.who().equals(who) && event.what().equals("unlocks")) {
                times.add(event.when() - since);
            }
        }
        return times;
    }

    /// So many walks through all entries were done a batch at a time.
    private static void isInBatches(List<Double> times, long walks) {
        var batches = walks * PROCESSES / BATCH;
        var sum = times.stream().mapToDouble(each -> each).sum();
        assertThat(times).hasSizeGreaterThanOrEqualTo((int) batches);
        assertThat(times).allSatisfy(time -> assertThat(time).isLessThan(2 * sum / batches));
    }
}
