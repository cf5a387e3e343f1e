// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTest {
    @ParameterizedTest
    @CsvSource({
        "/people/ada/jiffy/modules/mp1, modules/mp1",
        "/people/ada/jiffy/a/../b, b",
        "/people/ada/jiffy, ~/jiffy",
        "/people/ada/.cache/jiffy, ~/.cache/jiffy",
        "/people/adam, /people/adam",
        "/tmp/x, /tmp/x",
    })
    void aPathIsAsShortAsItCanBe(String path, String shown) {
        var here = Path.of("/people/ada/jiffy");
        assertThat(Shown.path(Path.of(path), here, Path.of("/people/ada"))).isEqualTo(shown);
    }
}
