// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.debug;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SectionsTest {
    @Test
    void codeAndDataAreKnownThatAreStillThere() {
        var sections =
                Sections.parse(
                        """
                        /sys/module/mp1/sections/.text:0xffffffffc0239000
                        /sys/module/mp1/sections/.rodata.str1.1:0xffffffffc023b118
                        /sys/module/mp1/sections/.init.text:0xffffffffc023f000
                        /sys/module/mp1/sections/.symtab:0xffffffffc0241000
                        /sys/module/mp1/sections/__param:0xffffffffc023b4a0
                        /sys/module/mp1/sections/.bss:0xffffffffc023c400
                        """);

        assertThat(sections.addresses())
                .containsOnlyKeys(".bss", ".rodata.str1.1", ".symtab", ".text", "__param")
                .containsEntry(".text", 0xffffffffc0239000L);
    }

    @Test
    void aModuleMayHaveNone() {
        assertThat(Sections.parse("").addresses()).isEmpty();
    }
}
