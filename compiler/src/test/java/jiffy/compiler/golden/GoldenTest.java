// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import jiffy.compiler.ir.IrText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The IR and the C of each program under `src/test/golden` are what stands beside it.
class GoldenTest {
    static Stream<GoldenCase> ir() {
        return GoldenCase.in("ir");
    }

    static Stream<GoldenCase> c() {
        return GoldenCase.in("c");
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

    @ParameterizedTest
    @CsvSource({"ir,.ir", "c,.c", "diagnostics,.none"})
    void everyExpectationBelongsToAProgram(String level, String extension) {
        assertThat(GoldenCase.orphans(level, extension)).isEmpty();
    }
}
