// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jiffy.compiler.ir.IrText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The IR and the C of each program under `src/test/golden` are what stands beside it: `NAME.ir`,
/// `NAME.c` or both. A program under `programs` also runs, on the JVM and in a kernel.
class GoldenTest {
    private static final List<String> LEVELS = List.of("programs", "modules");
    private static final Set<String> EXPECTED = Set.of(".ir", ".c");

    static Stream<GoldenCase> ir() {
        return with(".ir");
    }

    static Stream<GoldenCase> c() {
        return with(".c");
    }

    private static Stream<GoldenCase> with(String extension) {
        return LEVELS.stream().flatMap(GoldenCase::in).filter(each -> each.expects(extension));
    }

    @ParameterizedTest
    @MethodSource
    void ir(GoldenCase program) throws IOException {
        var module = program.compileWithoutErrors().module().orElseThrow();

        program.assertGolden(".ir", IrText.of(module));
    }

    @ParameterizedTest
    @MethodSource
    void c(GoldenCase program) throws IOException {
        var c = program.compileWithoutErrors().c().orElseThrow();

        program.assertGolden(".c", c.plain());
    }

    @Test
    void everyProgramHasAnExpectation() {
        var programs = LEVELS.stream().flatMap(GoldenCase::in);
        assertThat(programs.filter(each -> EXPECTED.stream().noneMatch(each::expects)))
                .as("make an empty NAME.ir or NAME.c, and run with -Dbless=true")
                .isEmpty();
    }

    @Test
    void everyExpectationBelongsToAProgram() {
        for (var level : LEVELS) {
            assertThat(GoldenCase.orphans(level, EXPECTED)).isEmpty();
        }
        assertThat(GoldenCase.orphans("diagnostics", Set.of())).isEmpty();
    }
}
