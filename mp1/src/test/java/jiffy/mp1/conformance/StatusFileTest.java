// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusFileTest {

    @TempDir Path folder;

    @Test
    void theListIsReadInItsOrder() {
        assertThat(StatusFile.times("9: 1\n3: 2\n"))
                .containsExactly(Map.entry(9L, 1L), Map.entry(3L, 2L));
    }

    @Test
    void aListThatIsNoneDoesNotConform() {
        assertThatThrownBy(() -> StatusFile.times("9: 1\n9: 1\n"))
                .isInstanceOf(Case.Unmet.class)
                .hasMessage("process 9 is listed twice");
        assertThatThrownBy(() -> StatusFile.times("9: 1\n8:2\n"))
                .isInstanceOf(Case.Unmet.class)
                .hasMessageContaining("`8:2`");
    }

    @Test
    void readsOfAnySizeGiveTheWhole() throws Exception {
        var file = new StatusFile(Files.writeString(folder.resolve("status"), "9: 1\n3: 2\n"));
        assertThat(file.read()).isEqualTo("9: 1\n3: 2\n");
        assertThat(file.read(1)).isEqualTo("9: 1\n3: 2\n");
        assertThat(file.read(7)).isEqualTo("9: 1\n3: 2\n");
        assertThat(file.readAt(3, 4)).isEqualTo("1\n3:");
        assertThat(file.readAt(99, 4)).isEmpty();
    }

    @Test
    void aBytePerCharacterIsWritten() throws Exception {
        var path = Files.createFile(folder.resolve("status"));
        assertThat(new StatusFile(path).write("4\0\u00ff")).isEqualTo(3);
        assertThat(path).hasBinaryContent(new byte[] {'4', 0, (byte) 0xff});
    }
}
