// SPDX-License-Identifier: MIT OR GPL-2.0
package mp1;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jiffy.lab.Command;
import jiffy.lab.Vm;
import jiffy.testing.KernelTest;
import jiffy.testing.LoadedWith;
import jiffy.testing.NotInUserMode;
import jiffy.testing.TestKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How costs grow with the number of processes. In virtual time a clock counts instructions, so
/// they are the same however busy the host is.
@NotInUserMode("a clock that counts instructions, and kprobes")
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

    /// Who takes the lock, which is the module's first field, and when; and whatever else takes
    /// time meanwhile: interrupts, waiting for the lock, another task that runs.
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
            for each in irq irq_vectors lock sched/sched_switch; do
                echo 1 > events/$each/enable
            done
            for each in locks unlocks refreshes; do # a refresh that is seen is seen as a whole
                echo 1 > events/kprobes/$each/enable
            done
            sleep 3.5
            dd if=/proc/mp1/status of=/dev/null bs=1M
            echo 0 > events/kprobes/refreshes/enable
            sleep 0.2
            echo 0 > tracing_on
            grep -E '^ *(kworker|dd)' trace
            echo 0 > events/enable
            echo > kprobe_events
            echo 1 > tracing_on
            """;

    private static final Pattern EVENT =
            Pattern.compile("^ *(\\w+).*-\\d+ .* (\\d+\\.\\d+): (\\w+): .*");

    /// Somebody did something with the lock at a time, in seconds.
    private record Event(String who, double when, String what) {
        static Event of(MatchResult line) {
            return new Event(line.group(1), Double.parseDouble(line.group(2)), line.group(3));
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
                        .map(EVENT::matcher)
                        .filter(Matcher::matches)
                        .map(Event::of)
                        .toList();
        var refreshes = events.stream().filter(each -> each.what().equals("refreshes")).count();
        assertThat(refreshes).isGreaterThanOrEqualTo(3);
        isInBatches(Holds.of(events, "kworker"), refreshes);
        isInBatches(Holds.of(events, "dd"), 1);
    }

    /// How often somebody had the lock, and how long whenever nothing came in between.
    private record Holds(int count, List<Double> times) {
        static Holds of(List<Event> events, String who) {
            var times = new ArrayList<Double>();
            int count = 0;
            var before = new Event(who, 0, "nothing");
            for (var event : events) {
                if (!event.who().equals(who)) {
                    continue;
                }
                if (event.what().equals("unlocks")) {
                    count++;
                    if (before.what().equals("locks")) {
                        times.add(event.when() - before.when());
                    }
                }
                before = event;
            }
            return new Holds(count, times);
        }
    }

    /// So many walks through all entries were done a batch at a time.
    private static void isInBatches(Holds holds, long walks) {
        var batches = (int) (walks * PROCESSES / BATCH);
        assertThat(holds.count()).isGreaterThanOrEqualTo(batches);
        assertThat(holds.times()).hasSizeGreaterThan(batches / 2);
        var sum = holds.times().stream().mapToDouble(each -> each).sum();
        var mean = sum / Math.min(batches, holds.times().size());
        assertThat(holds.times()).allSatisfy(time -> assertThat(time).isLessThan(2 * mean));
    }
}
