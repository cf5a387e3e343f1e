// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import jiffy.lab.Tools;
import jiffy.lab.host.HostProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelSymbolsTest {
    private static final String KALLSYMS =
            """
            0000000000000000 A fixed_percpu_data
            ffffffff81000000 T _stext
            ffffffff81139f60 t do_init_module
            ffffffff82405000 D jiffies
            ffffffffc0239000 t mp1_tick\t[mp1]
            """;

    @TempDir private Path folder;

    @Test
    void modulesHaveSymbolsOfTheirOwn() {
        assertThat(KernelSymbols.parse(KALLSYMS).symbols())
                .extracting(KernelSymbols.Symbol::name)
                .containsExactly("_stext", "do_init_module", "jiffies");
    }

    @Test
    void binutilsReadThem() throws Exception {
        var file = Files.write(folder.resolve("kernel"), KernelSymbols.parse(KALLSYMS).elf());
        var objdump = Tools.of(System.getenv()).get(Tools.Tool.OBJDUMP);

        var read = HostProgram.of(objdump, "-ht", file.toString()).run();

        assertThat(read.err()).isEmpty();
        assertThat(read.out())
                .contains("elf64-x86-64")
                .contains("ffffffff81139f60 g     F .text\t0000000000000000 do_init_module\n")
                .contains("ffffffff82405000 g     O .text\t0000000000000000 jiffies\n");
    }

    @Test
    void aKernelThatNamesNothingIsNoMistake() throws Exception {
        var file = Files.write(folder.resolve("kernel"), KernelSymbols.parse("").elf());
        var objdump = Tools.of(System.getenv()).get(Tools.Tool.OBJDUMP);

        assertThat(HostProgram.of(objdump, "-t", file.toString()).run().orThrow())
                .contains("no symbols");
    }
}
