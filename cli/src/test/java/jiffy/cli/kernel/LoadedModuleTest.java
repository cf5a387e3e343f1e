// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoadedModuleTest {
    private static final String PROC =
            """
            mp1 24576 0 - Live 0x0000000000000000 (OE)
            overlay 163840 2 - Live 0xffffffffc0a5f000
            x_tables 61440 3 ip_tables,ip6_tables, Live 0x0000000000000000
            tail 4096 - - Unloading 0x0000000000000000
            """;

    @Test
    void isReadFromProc() {
        assertThat(LoadedModule.parse(PROC))
                .containsExactly(
                        new LoadedModule("mp1", 24576, 0, List.of(), "Live"),
                        new LoadedModule("overlay", 163840, 2, List.of(), "Live"),
                        new LoadedModule(
                                "x_tables", 61440, 3, List.of("ip_tables", "ip6_tables"), "Live"),
                        new LoadedModule("tail", 4096, 0, List.of(), "Unloading"));
    }

    @Test
    void noModulesAreAnEmptyList() {
        assertThat(LoadedModule.parse("")).isEmpty();
    }

    @Test
    void somethingElseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> LoadedModule.parse("hello\n"));
    }

    @Test
    void isShownAsLsmodDoes() {
        assertThat(LoadedModule.show(LoadedModule.parse(PROC)).lines())
                .startsWith(
                        "Module                  Size  Used by",
                        "mp1                    24576  0",
                        "overlay               163840  2",
                        "x_tables               61440  3 ip_tables,ip6_tables");
    }
}
