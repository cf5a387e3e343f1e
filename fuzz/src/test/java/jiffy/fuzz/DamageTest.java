// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Mistakes of an emitter are found by few programs: the fuzzer can fail.
class DamageTest {
    private static final int BATCH = 6;

    /// Most mistakes are found by the first batches. Which need more depends on the generator: a
    /// change of it makes other programs of the same seeds.
    private static final int BATCHES = 60;

    @TempDir static Path folder;
    private static Trial undamaged;

    @BeforeAll
    static void start() {
        undamaged = new Trial(folder, List.of("-O0", "-w"), UnaryOperator.identity());
    }

    @ParameterizedTest
    @EnumSource
    void isFound(Damage damage) throws Exception {
        var changed = new boolean[1];
        var trial =
                undamaged.with(c -> {
                    var damaged = damage.apply(c);
                    changed[0] |= !damaged.equals(c);
                    return damaged;
                });
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < BATCHES && findings.isEmpty(); i++) {
            findings.addAll(trial.run(Fuzz.programs(1 + (long) i * BATCH, BATCH)));
        }
        assertThat(changed[0]).as("the C was damaged").isTrue();
        assertThat(findings).isNotEmpty();
        assertThat(findings).allMatch(each -> each.kind().compareTo(Finding.Kind.CRASH) >= 0);
    }
}
