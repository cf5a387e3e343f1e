// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SymbolTableTest {
    private static final SymbolTable SYMBOLS =
            SymbolTable.parse(
                    """

                    faulty.ko:     file format elf64-x86-64

                    SYMBOL TABLE:
                    0000000000000000 l    d  .text\t0000000000000000 .text
                    0000000000000000 l    df *ABS*\t0000000000000000 faulty.c
                    0000000000000010 l     F .text\t00000000000000a0 first
                    00000000000000b0 l     F .text\t0000000000000010 __pfx_second
                    00000000000000c0 l     F .text\t000000000000015f second
                    0000000000000010 l     F .init.text\t00000000000004bf faulty_init
                    0000000000000010 g     F .init.text\t00000000000004bf .hidden init_module
                    0000000000000000         *UND*\t0000000000000000 first_of_others
                    """);

    private static java.util.Optional<SymbolTable.Address> find(
            String function, long offset, long size) {
        return SYMBOLS.find(new CodePlace(function, offset, size, "faulty"));
    }

    @Test
    void addressesAreOfTheSection() {
        assertThat(find("first", 0x1a, 0xa0)).hasValue(new SymbolTable.Address(".text", 0x2a));
        assertThat(find("init_module", 1, 0x4bf))
                .hasValue(new SymbolTable.Address(".init.text", 0x11));
    }

    @Test
    void theLastFunctionEndsWhereTheKernelSays() {
        assertThat(find("second", 0, 0x1a0)).isPresent();
        assertThat(find("second", 0, 0x15e)).isEmpty();
    }

    @Test
    void whatWasBuiltOfOtherSourcesIsToldApart() {
        assertThat(find("first", 0x1a, 0xb0)).isEmpty();
        assertThat(find("first", 0x1a, 0x90)).isEmpty();
        assertThat(find("first", 0xa1, 0xa0)).isEmpty();
        assertThat(find("third", 0, 0x10)).isEmpty();
        assertThat(find("first_of_others", 0, 0)).isEmpty();
    }
}
