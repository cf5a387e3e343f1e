// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ModuleSourceTest {

    @Test
    void standsAboveWhereItsClassesAreBuilt() {
        assertThat(ModuleSource.above(Path.of("/m/hello/build/test-classes")))
                .isEqualTo(Path.of("/m/hello"));
        assertThat(ModuleSource.above(Path.of("/m/hello/target/classes")))
                .isEqualTo(Path.of("/m/hello"));
        assertThat(ModuleSource.above(Path.of("/m/hello"))).isEqualTo(Path.of("/m/hello"));
    }

    @Test
    void aModulesNameIsItsFiles() {
        assertThat(BuiltModules.name(Path.of("/x/my-module.ko"))).isEqualTo("my_module");
    }
}
