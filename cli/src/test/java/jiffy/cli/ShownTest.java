// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTest {
    @ParameterizedTest
    @CsvSource({
        "/home/ada/jiffy/modules/mp1, modules/mp1",
        "/home/ada/jiffy/a/../b, b",
        "/home/ada/jiffy, ~/jiffy",
        "/home/ada/.cache/jiffy, ~/.cache/jiffy",
        "/home/adam, /home/adam",
        "/tmp/x, /tmp/x",
    })
    void aPathIsAsShortAsItCanBe(String path, String shown) {
        var here = Path.of("/home/ada/jiffy");
        assertThat(Shown.path(Path.of(path), here, Path.of("/home/ada"))).isEqualTo(shown);
    }
}
