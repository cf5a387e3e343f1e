// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jiffy.compiler.Compilation;
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
import org.junit.jupiter.params.provider.ValueSource;

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
        var text = Files.readString(program.files().getFirst());
        if (text.contains("new WorkQueue")) {
            assertRefused(compilation, "`WorkQueue`\nmove ");
            return;
        }
        if (text.contains("@Header")) {
            assertRefused(compilation, "`Counter`, `Counter.add`, ");
            return;
        }
        var expected = JvmHome.run(CompiledJava.of(program.files()), Map.of());

        var built = UserProgram.build(compilation, folder);
        var actual = UserHome.run(built.program(), List.of());

        assertThat(actual.toString()).isEqualTo(expected.toString());
        assertThat(built.warnings()).isEmpty();
    }

    private void assertRefused(Compilation compilation, String needs) {
        assertThatThrownBy(() -> UserProgram.build(compilation, folder))
                .isInstanceOf(BuildFailure.class)
                .hasMessageStartingWith("a program without a kernel has no " + needs);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "private final Pid[] pids = new Pid[3];",
                "private final Pid[][] pids = new Pid[3][];",
                "private int length() { var pids = new Pid[3]; return pids.length; }"
            })
    void handlesInArraysNeedAKernel(String member) throws Exception {
        var source =
                Files.writeString(
                        folder.resolve("P.java"),
                        """
                        package p;

                        import module jiffy.linux;

                        @KernelModule(name = "p", license = "GPL", description = "Handles")
                        public final class P {
                            %s
                        }
                        """
                                .formatted(member));

        assertRefused(Compiler.compile(List.of(source)), "`Pid`\nmove ");
    }
}
