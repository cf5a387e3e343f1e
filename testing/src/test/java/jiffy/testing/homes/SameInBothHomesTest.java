// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing.homes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jiffy.compiler.Compilation;
import jiffy.fuzz.homes.CompiledJava;
import jiffy.fuzz.homes.JvmHome;
import jiffy.fuzz.homes.WrittenProgram;
import jiffy.lab.Lab;
import jiffy.lab.Vm;
import jiffy.lab.VmOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One program, two homes, one expected output: each of [WrittenProgram#all] says the same on
/// HotSpot, and compiled to C in a real kernel.
class SameInBothHomesTest {
    private static final Lab LAB = Lab.open(System.err::println);

    @TempDir static Path folder;
    private static final Map<WrittenProgram, Compilation> COMPILED = new LinkedHashMap<>();
    private static Vm vm;

    static Stream<WrittenProgram> programs() {
        return WrittenProgram.all();
    }

    @BeforeAll
    static void buildAndBoot() throws IOException {
        for (var program : programs().toList()) {
            COMPILED.put(program, KernelBuild.compile(program.files()));
        }
        var options = VmOptions.DEFAULT.withoutJava();
        var kernel = LAB.kernels().get(options.kernel(), System.err::println);
        KernelBuild.build(List.copyOf(COMPILED.values()), kernel, folder.resolve("modules"));
        vm = LAB.boot(options);
    }

    @AfterAll
    static void stop() {
        if (vm != null) {
            vm.close();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void saysTheSame(WrittenProgram program) throws IOException {
        var expected = JvmHome.run(CompiledJava.of(program.files()), Map.of());

        var name = KernelBuild.name(COMPILED.get(program));
        var actual = KernelHome.run(vm, folder.resolve("modules"), name);

        assertThat(actual.toString()).isEqualTo(expected.toString());
    }
}
