// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SourceLinesTest {
    @Test
    void readsChainsByAddress() {
        var lines =
                SourceLines.parse(
                        """
                        0x00000000000003d0
                        /build/a b/jiffy.h:1009
                        /src/Faulty.java:57 (discriminator 2)
                        0x0000000000000540
                        Faulty.java:44
                        0x0000000000000700
                        ??:0
                        0x0000000000000701
                        /src/Faulty.java:?
                        """);

        assertThat(lines).hasSize(4);
        assertThat(lines.get(0x3d0L).chain()).containsExactly("jiffy.h:1009", "Faulty.java:57");
        assertThat(lines.get(0x540L).chain()).containsExactly("Faulty.java:44");
        assertThat(lines.get(0x700L).chain()).isEmpty();
        assertThat(lines.get(0x701L).chain()).isEmpty();
    }

    private static String show(String... chain) {
        return new SourceLines(List.of(chain)).show();
    }

    @Test
    void theInnermostJavaIsShownAndWhatCalledIt() {
        assertThat(show("jiffy.h:9", "A.java:5", "list.h:3", "A.java:8", "B.java:1", "a.c:7"))
                .isEqualTo("A.java:5 called at A.java:8");
        assertThat(show("A.java:5", "A.java:5", "a.c:7")).isEqualTo("A.java:5");
    }

    @Test
    void whereThereIsNoJavaTheInnermostLineIsShown() {
        assertThat(show("jiffy.h:9", "a.c:7")).isEqualTo("jiffy.h:9");
        assertThat(show()).isEmpty();
    }
}
