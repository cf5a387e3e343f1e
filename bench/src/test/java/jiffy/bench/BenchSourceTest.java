// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jiffy.compiler.Compiler;
import jiffy.lab.LabException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchSourceTest {

    private static String real() throws IOException {
        return Files.readString(Path.of("../modules/mp1/Mp1.java"));
    }

    @Test
    void theRealSourceTakesAllChangesAndCompiles(@TempDir Path folder) throws IOException {
        var source = Files.writeString(folder.resolve("Mp1.java"), BenchSource.of(real()));
        assertThat(Compiler.compile(List.of(source)).diagnostics()).isEmpty();
        assertThat(source)
                .content()
                .contains("\"bench\"", "limit = 300_000", "userLimit = 300_000")
                .doesNotContain("EEXIST");
    }

    @Test
    void aSourceWithoutAPlaceForAChangeIsRefused() throws IOException {
        var changed = real().replace("registered.contains(pid)", "registered.find(pid) != null");
        assertThatThrownBy(() -> BenchSource.of(changed))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("0 places for the change \"admits a process again\"")
                .hasMessageContaining("BenchSource");
    }

    @Test
    void aSourceWithTwoPlacesForAChangeIsRefused() throws IOException {
        var twice = real() + real();
        assertThatThrownBy(() -> BenchSource.of(twice))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("2 places");
    }
}
