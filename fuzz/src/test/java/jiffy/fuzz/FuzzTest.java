// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A few programs that nobody wrote say the same on HotSpot and as C; `fuzz/run` tries more.
class FuzzTest {
    @TempDir Path folder;

    @ParameterizedTest(name = "from seed {0}, {1}")
    @CsvSource({"1, -O0", "13, -O2"})
    void saysTheSame(long seed, String level) throws Exception {
        var trial = new Trial(folder, List.of(level), UnaryOperator.identity());
        assertThat(trial.run(Fuzz.programs(seed, 12))).isEmpty();
    }

    @Test
    void aSeedIsAProgram() {
        assertThat(Fuzz.programs(5, 3)).isEqualTo(Fuzz.programs(5, 3));
        assertThat(Fuzz.programs(5, 1)).isNotEqualTo(Fuzz.programs(6, 1));
    }
}
