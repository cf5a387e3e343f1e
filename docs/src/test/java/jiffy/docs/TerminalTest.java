// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminalTest {
    @Test
    void whatRunsInTheBackgroundEndsWithIt(@TempDir Path folder) throws Exception {
        var terminal = new Terminal(folder, "terminal");
        var printed = terminal.run("sleep 4321 >&- 2>&- & echo $!").lines();
        var itsFolder = Path.of("/proc", printed.getFirst(), "cwd");

        assertThat(itsFolder).exists();
        terminal.stop();
        assertThat(Files.exists(itsFolder)).isFalse(); // nor where nobody waited for it
    }
}
