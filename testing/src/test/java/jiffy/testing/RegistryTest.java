// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Processes, tables, quotas and what comes from a slab cache.
@InBothHomes("registry")
class RegistryTest {
    private static final Duration LATER = Duration.ofSeconds(30);

    @Test
    void entriesComeAndGo(Home home) {
        int a = home.kernel().process().pid();
        int b = home.kernel().process().pid();
        int c = home.kernel().process().pid();
        assertThat(home.read()).isEmpty();
        home.write("0\n%d\n0\n%d\n0\n%d\n".formatted(b, a, c));
        assertThat(home.read()).isEqualTo("0. is true\n1. is true\n2. is true\n");
        assertThat(home.read("/proc/registry", 1)).isEqualTo(home.read());
        assertThat(home.readAt("/proc/registry", 11, 11)).isEqualTo("1. is true\n");
        assertThat(home.write("0\n%d\n".formatted(a))).isEqualTo("ENOSPC");
        home.write("2\n%d\n1\n%d\n2\n%d\n1\n%d\n".formatted(a, a, a, a));
        assertThat(home.read()).isEqualTo("0. is true\n2. is true\n");
        home.write("0\n%d\n".formatted(a));
        home.write("3\n1\n");
        assertThat(home.read()).isEqualTo("0. is true\n2. is true\n2. is true\n");
        home.write("3\n0\n");
        assertThat(home.read()).isEmpty();
        assertThat(home.said())
                .containsExactly(
                        "INFO 0 added, seen true, 1 there",
                        "INFO 1 added, seen true, 2 there",
                        "INFO 2 added, seen true, 3 there",
                        "INFO there true, found 1",
                        "INFO 1. removed, empty false",
                        "INFO there false, found -1",
                        "INFO not there, empty false",
                        "INFO 0 added, seen true, 3 there",
                        "INFO asked about 0",
                        "INFO asked about 2",
                        "INFO asked about 2");
    }

    @Test
    @LoadedWith("limit=100")
    void twiceTheSame(Home home) {
        int a = home.kernel().process().pid();
        assertThat(home.write("0\n%d\n0\n%d\n".formatted(a, a)))
                .isEqualTo("" + "0\n%d\n".formatted(a).length());
        assertThat(home.write("0\n%d\n".formatted(a))).isEqualTo("EEXIST");
        assertThat(home.read()).isEqualTo("0. is true\n");
    }

    @Test
    void whoIsNotThere(Home home) {
        assertThat(home.write("0\n0\n")).isEqualTo("EINVAL");
        assertThat(home.write("0\n-1\n")).isEqualTo("EINVAL");
        assertThat(home.write("0\n99999999\n")).isEqualTo("ESRCH");
        assertThat(home.write("2\n2147483647\n")).isEqualTo("ESRCH");
        assertThat(home.write("0\n1\n")).isEqualTo("4");
        assertThat(home.write("4\n0\n")).isEqualTo("4");
        assertThat(home.said())
                .containsExactly(
                        "INFO 0 added, seen true, 1 there",
                        "INFO caller true, seen true",
                        "INFO caller has used time true");
    }

    @Test
    void whoIsGone(Home home) {
        var a = home.kernel().process();
        var b = home.kernel().process();
        home.write("0\n%d\n0\n%d\n".formatted(a.pid(), b.pid()));
        a.exit();
        assertThat(home.write("0\n%d\n".formatted(a.pid()))).isEqualTo("ESRCH");
        assertThat(home.read()).isEqualTo("0. is true\n1. is true\n");
        home.write("5\n0\n");
        assertThat(home.read()).isEqualTo("1. is true\n");
        assertThat(home.said())
                .containsExactly(
                        "INFO 0 added, seen true, 1 there",
                        "INFO 1 added, seen true, 2 there",
                        "INFO 0. is gone: 3, has a number true",
                        "INFO 1. has used time true");
    }

    @Test
    @LoadedWith("limit=0")
    void aQuotaOfNothing(Home home) {
        assertThat(home.write("0\n1\n")).isEqualTo("ENOSPC");
        assertThat(home.write("6\n1\n")).isEqualTo("4");
        assertThat(home.write("6\n0\n6\n-1\n")).isEqualTo("ENOSPC");
        assertThat(home.said())
                .containsExactly(
                        "INFO 0 charged true",
                        "INFO 1 charged true",
                        "INFO 2 charged true",
                        "INFO 3 charged true",
                        "INFO 4 charged true");
    }

    @Test
    void objectsOfTheHeap(Home home) {
        assertThat(home.write("7\n0\n7\n0\n7\n0\n")).isEqualTo("12");
        assertThat(home.said()).containsExactly("INFO sum 0", "INFO sum 1", "INFO sum 3");
        assertThat(home.kernel().exists("/sys/kernel/slab/registry_known")).isTrue();
        home.kernel().unload();
        assertThat(home.kernel().exists("/sys/kernel/slab/registry_known")).isFalse();
        home.advance(LATER);
    }
}
