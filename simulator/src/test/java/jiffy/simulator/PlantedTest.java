// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jiffy.simulator.code.ModuleSources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Mistakes planted in small modules, each found within the number of schedules that it states.
class PlantedTest {
    private static final Pattern FINDS = Pattern.compile("/// Finds: (\\w+) within (\\d+)");

    static Stream<Path> planted() throws IOException {
        return Files.list(Path.of("src/test/planted")).sorted();
    }

    @ParameterizedTest
    @MethodSource("planted")
    void isFound(Path source) throws IOException {
        var finds = FINDS.matcher(Files.readString(source));
        assertThat(finds.find()).as("%s says what is found", source).isTrue();
        var exploration = new Exploration(ModuleSources.compile(List.of(source)), Workload::run);

        var found = exploration.explore(1, Long.parseLong(finds.group(2)));

        assertThat(found.bad()).as("%s after %d schedules", source, found.runs()).isPresent();
        assertThat(kinds(found.bad().get()))
                .as(found.bad().get().toString())
                .contains(finds.group(1));
    }

    private static List<String> kinds(Exploration.Run run) {
        var kinds = run.findings().stream().map(each -> each.kind().name());
        return Stream.concat(kinds, run.faults().isEmpty() ? Stream.of() : Stream.of("FAULT"))
                .toList();
    }

    @Test
    void aScheduleIsTheSameRunAgain() throws IOException {
        var source = Path.of("src/test/planted/LostUpdate.java");
        var exploration = new Exploration(ModuleSources.compile(List.of(source)), Workload::run);
        var bad = exploration.explore(1, 1000).bad().orElseThrow();
        assertThat(exploration.explore(1, 1000).bad().orElseThrow().toString())
                .isEqualTo(bad.toString());
    }

    /// The number of a schedule says all, wherever an exploration begins.
    @Test
    void aScheduleIsItsNumber() throws IOException {
        var source = Path.of("src/test/planted/LostTick.java");
        var exploration = new Exploration(ModuleSources.compile(List.of(source)), Workload::run);
        for (long from : new long[] {1, 500, 1000}) {
            var bad = exploration.explore(from, 2000).bad().orElseThrow();
            var again = exploration.explore(bad.schedule(), 1).bad();
            assertThat(again.map(Object::toString)).contains(bad.toString());
            assertThat(again.map(Exploration.Run::points)).contains(bad.points());
        }
    }

    /// As many as there is time for in a test, or as many as the property `jiffy.schedules` says;
    /// `bench/README.md` has a long run.
    @Test
    void nothingIsFoundInMp1() {
        var exploration = new Exploration(Modules.image("mp1"), Workload::ofMp1);
        long start = System.nanoTime();
        var found = exploration.explore(1, Long.getLong("jiffy.schedules", 300));
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%d schedules of mp1 with %d places in %.1f s%n",
                found.runs(), found.points(), seconds);
        assertThat(found.bad().map(Object::toString)).isEmpty();
    }

    /// At each tick the timer expires and the work refreshes: as often as the property
    /// `jiffy.ticks` says.
    @Test
    void mp1RefreshesAtEachTick() {
        long ticks = Long.getLong("jiffy.ticks", 500);
        var kernel = Modules.simulator("mp1");
        kernel.load("period_ms=4");
        var process = kernel.process(0);
        kernel.init().write("/proc/mp1/status", process.number() + "\n");
        process.uses(Duration.ofNanos(7));
        long start = System.nanoTime();
        kernel.advance(Duration.ofMillis(4 * ticks));
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%d ticks of mp1 in %.1f s%n", ticks, seconds);
        assertThat(kernel.init().read("/proc/mp1/status")).isEqualTo(process.number() + ": 7\n");
        assertThat(kernel.findings()).isEmpty();
    }

    @Test
    void advancingWaitsForWhatIsLeft() {
        var kernel = Modules.simulator("works", Options.exploring(7));
        kernel.load();
        kernel.init().write("/proc/works", "10");
        kernel.advance(Duration.ofSeconds(1));
        assertThat(kernel.init().read("/proc/works")).isEqualTo("4 primes up to 10\n");
    }
}
