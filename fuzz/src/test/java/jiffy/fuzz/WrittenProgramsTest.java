// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jiffy.compiler.Compiler;
import jiffy.compiler.kbuild.BuildFailure;
import jiffy.compiler.user.UserProgram;
import jiffy.fuzz.homes.CompiledJava;
import jiffy.fuzz.homes.JvmHome;
import jiffy.fuzz.homes.UserHome;
import jiffy.fuzz.homes.WrittenProgram;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What people wrote for HotSpot and kernel says the same as a program without a kernel.
class WrittenProgramsTest {
    @TempDir Path folder;

    static Stream<WrittenProgram> programs() {
        return WrittenProgram.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void saysTheSameOrSaysWhatItNeeds(WrittenProgram program) throws Exception {
        var compilation = Compiler.compile(program.files());
        assertThat(compilation.diagnostics()).isEmpty();
        if (Files.readString(program.files().getFirst()).contains("new WorkQueue")) {
            assertThatThrownBy(() -> UserProgram.build(compilation, folder))
                    .isInstanceOf(BuildFailure.class)
                    .hasMessageStartingWith("a program without a kernel has no `WorkQueue`\nmove ");
            return;
        }
        var expected = JvmHome.run(CompiledJava.of(program.files()), Map.of());

        var built = UserProgram.build(compilation, folder);
        var actual = UserHome.run(built.program(), List.of());

        assertThat(actual.toString()).isEqualTo(expected.toString());
        assertThat(built.warnings()).isEmpty();
    }
}
