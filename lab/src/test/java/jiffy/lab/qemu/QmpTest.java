// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class QmpTest {

    @Test
    void readsRefusals() {
        assertThat(
                        Qmp.error(
                                "{\"error\": {\"class\": \"GenericError\", \"desc\": \"no"
                                        + " \\\"x\\\" here\"}}"))
                .contains("no \\\"x\\\" here");
        assertThat(Qmp.error("{\"return\": {}}")).isEmpty();
        assertThat(Qmp.error("{\"timestamp\": {\"seconds\": 1}, \"event\": \"STOP\"}")).isEmpty();
    }

    @Test
    void readsStates() {
        assertThat(Qmp.status("{\"return\": {\"status\": \"completed\", \"ram\": {}}}"))
                .contains("completed");
        assertThat(Qmp.status("{\"return\": {}}")).isEmpty();
    }

    @Test
    void quotesPathsForJsonAndShell() {
        assertThat(Qmp.quote("a\"b\\c")).isEqualTo("\"a\\\"b\\\\c\"");
        assertThat(Qmp.shellQuote(Path.of("/it's here"))).isEqualTo("'/it'\\''s here'");
    }
}
