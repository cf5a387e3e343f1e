// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing.homes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jiffy.compiler.Compilation;
import jiffy.fuzz.Fuzz;
import jiffy.fuzz.ModuleText;
import jiffy.fuzz.Trial;
import jiffy.fuzz.homes.CompiledJava;
import jiffy.fuzz.homes.JvmHome;
import jiffy.lab.Lab;
import jiffy.lab.VmOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs that nobody wrote say the same on HotSpot, and compiled to C in a real kernel.
class FuzzedInKernelTest {
    private static final int MODULES = 2;
    private static final int PROGRAMS = 8;

    @TempDir Path folder;

    @Test
    void saysTheSame() throws IOException {
        assertThat(Fuzz.constructs(Fuzz.programs(1, MODULES * PROGRAMS)))
                .containsKeys("enum", "pattern switch", "virtual call", "lambda", "generic method")
                .containsKeys("try with resources", "class that refers to itself", "yield")
                .containsKeys("object of the library", "static initialisers", "inner class")
                .containsKeys("module array of arrays", "set a field of a class", "String.length");
        var texts = new ArrayList<ModuleText>();
        var compiled = new ArrayList<Compilation>();
        for (int i = 0; i < MODULES; i++) {
            var text =
                    ModuleText.of("Fuzzed" + i, Fuzz.programs(1 + (long) i * PROGRAMS, PROGRAMS));
            texts.add(text);
            compiled.add(KernelBuild.compile(List.of(source(text))));
        }
        var lab = Lab.open(System.err::println);
        var options = VmOptions.DEFAULT.withoutJava();
        var kernel = lab.kernels().get(options.kernel(), System.err::println);
        var modules = folder.resolve("modules");
        KernelBuild.build(compiled, kernel, modules, Trial.ODD);
        try (var vm = lab.boot(options)) {
            for (int i = 0; i < MODULES; i++) {
                var java = CompiledJava.of(List.of(source(texts.get(i))));
                for (var program : texts.get(i).programs()) {
                    int number = program.number();
                    var expected = JvmHome.run(java, Map.of("which", number));
                    var actual =
                            KernelHome.run(
                                    vm,
                                    modules,
                                    KernelBuild.name(compiled.get(i)),
                                    "which=" + number);
                    assertThat(actual.toString())
                            .as("seed %d", program.seed())
                            .isEqualTo(expected.toString());
                }
            }
        }
    }

    private Path source(ModuleText text) throws IOException {
        return Files.writeString(folder.resolve(text.name() + ".java"), text.java());
    }
}
