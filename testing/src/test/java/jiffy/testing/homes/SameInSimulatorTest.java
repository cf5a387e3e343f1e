// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing.homes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jiffy.fuzz.homes.CompiledJava;
import jiffy.fuzz.homes.JvmHome;
import jiffy.fuzz.homes.Transcript;
import jiffy.fuzz.homes.WrittenProgram;
import jiffy.linux.log.Log;
import jiffy.simulator.LoadError;
import jiffy.simulator.LogLine;
import jiffy.simulator.Options;
import jiffy.simulator.Simulator;
import jiffy.simulator.code.ModuleSources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The simulated kernel's hooks in a module's classes change nothing: each of [WrittenProgram#all]
/// says the same with them as on HotSpot without them, and so as in a real kernel
/// ([SameInBothHomesTest]).
class SameInSimulatorTest {
    static Stream<WrittenProgram> programs() {
        return WrittenProgram.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void saysTheSame(WrittenProgram program) throws IOException {
        var expected = JvmHome.run(CompiledJava.of(program.files()), Map.of());
        var simulator = new Simulator(ModuleSources.compile(program.files()), Options.seed(1));
        assertThat(run(simulator).toString()).isEqualTo(expected.toString());
        assertThat(simulator.findings()).isEmpty();
    }

    private static Transcript run(Simulator simulator) {
        int errno = 0;
        try {
            simulator.load();
            simulator.unload();
        } catch (LoadError refused) {
            errno = refused.errno();
        }
        return new Transcript(lines(simulator), errno);
    }

    private static List<String> lines(Simulator simulator) {
        var prefix = simulator.module() + ": ";
        return simulator.log().stream()
                .filter(each -> each.text().startsWith(prefix))
                .map(each -> show(each, prefix.length()))
                .toList();
    }

    private static String show(LogLine line, int prefix) {
        return Log.Level.values()[line.level()] + " " + line.text().substring(prefix);
    }
}
