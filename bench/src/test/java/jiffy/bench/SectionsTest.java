// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jiffy.compiler.Compiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A module of any length.
class SectionsTest {
    @TempDir private Path folder;

    @Test
    void itIsAcceptedAndAsLongAsAskedFor() throws IOException {
        var file = folder.resolve("Sections.java");
        var text = Sections.ofLines(300);
        assertThat(text.lines().count()).isBetween(300L, 400L);
        var compilation = Compiler.compile(List.of(Files.writeString(file, text)));
        assertThat(compilation.diagnostics()).isEmpty();
    }
}
