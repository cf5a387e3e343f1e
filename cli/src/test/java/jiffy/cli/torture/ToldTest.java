// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToldTest {

    @Test
    void linesComeInPieces() {
        var progress = new ArrayList<String>();
        var told = new Told(progress::add);
        told.take("program 3\nprogress 12 inp");
        told.take("uts\ncount 12 inputs\nfinding a kind\nmessage what came\nstep one\nst");
        told.take("ep two\nend\ncount 13 inputs\ncount 1 pro");
        assertThat(told.program()).isEqualTo(3);
        assertThat(told.at()).isEqualTo("12 inputs");
        assertThat(progress).containsExactly("12 inputs");
        assertThat(told.counts()).isEqualTo(Map.of("inputs", 13L));
        assertThat(told.findings())
                .containsExactly(
                        new Finding("a kind", "what came", List.of("one", "two"), List.of()));
    }
}
