// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.kbuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class StackGraphTest {
    private static final String GRAPH =
            """
            graph: { title: "/w/m.c"
            node: { title: "/w/m.c:leaf" label: "leaf\\n/w/jiffy.h:7:1\\n8 bytes (static)" }
            node: { title: "/w/m.c:m_part" label: \
            "m_part.constprop.0\\n/w/M.java:9:13\\n40 bytes (static)" }
            node: { title: "/w/m.c:m_init" label: \
            "m_init\\n/w/m.c:44:19\\n24 bytes (dynamic,bounded)" }
            node: { title: "kfree" label: "kfree\\n/k/slab.h:198:6" shape : ellipse }
            node: { title: "__indirect_call" label: "Indirect Call Placeholder" shape : ellipse }
            edge: { sourcename: "/w/m.c:m_init" targetname: "/w/m.c:leaf" label: "m.c:76:3" }
            edge: { sourcename: "/w/m.c:m_init" targetname: "/w/m.c:m_part" label: "m.c:77:3" }
            edge: { sourcename: "/w/m.c:m_part" targetname: "/w/m.c:leaf" label: "m.c:78:3" }
            edge: { sourcename: "/w/m.c:m_part" targetname: "kfree" }
            }
            """;

    @Test
    void theDeepestWayCounts() throws Exception {
        var way = StackGraph.parse(GRAPH).deepest(Set.of()).get("/w/m.c:m_init");
        assertThat(way.bytes()).isEqualTo(72);
        assertThat(way.functions())
                .extracting(StackGraph.Function::name)
                .containsExactly("m_init", "m_part", "leaf");
    }

    @Test
    void aPointerMayPointToAnyCallback() throws Exception {
        var graph =
                StackGraph.parse(
                        GRAPH
                                + "edge: { sourcename: \"/w/m.c:leaf\" targetname:"
                                + " \"__indirect_call\" label: \"m.c:1:1\" }\n"
                                + "node: { title: \"/w/m.c:m_cb\" label: \"m_cb\\n/w/M.java:3:1\\n"
                                + "100 bytes (static)\" }\n");
        assertThat(graph.deepest(Set.of("/w/m.c:m_cb")).get("/w/m.c:m_init").bytes())
                .isEqualTo(172);
    }

    @Test
    void aCircleIsRefused() {
        var graph =
                StackGraph.parse(
                        GRAPH
                                + "edge: { sourcename: \"/w/m.c:leaf\" targetname:"
                                + " \"/w/m.c:m_init\" label: \"m.c:1:1\" }\n");
        assertThatThrownBy(() -> graph.deepest(Set.of()))
                .isInstanceOf(BuildFailure.class)
                .hasMessageContaining("may call itself");
    }

    @Test
    void aFrameOfAnySizeIsRefused() {
        var graph = StackGraph.parse(GRAPH.replace("8 bytes (static)", "8 bytes (dynamic)"));
        assertThatThrownBy(() -> graph.deepest(Set.of()))
                .isInstanceOf(BuildFailure.class)
                .hasMessageContaining("has a frame of any size");
    }

    @Test
    void kernelsWithLargerFramesAreExempt() {
        assertThat(StackDepth.isExempt("CONFIG_SMP=y\nCONFIG_KASAN=y\n")).isTrue();
        assertThat(StackDepth.isExempt("# CONFIG_KASAN is not set\nCONFIG_HAVE_KASAN=y\n"))
                .isFalse();
    }
}
