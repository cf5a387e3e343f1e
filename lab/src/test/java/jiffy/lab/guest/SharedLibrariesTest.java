// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.guest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharedLibrariesTest {

    @Test
    void readsWhatLddFound() {
        var ldd =
                """
                \tlinux-vdso.so.1 (0x00007f5371aa0000)
                \tlibzstd.so.1 => /lib/x86_64-linux-gnu/libzstd.so.1 (0x00007f53719a6000)
                \tlibjvm.so => not found
                \t/lib64/ld-linux-x86-64.so.2 (0x00007f5371aa2000)
                """;

        assertThat(SharedLibraries.parse(ldd))
                .containsExactly(
                        "/lib/x86_64-linux-gnu/libzstd.so.1", "/lib64/ld-linux-x86-64.so.2");
    }

    @Test
    void aStaticProgramNeedsNone() {
        assertThat(SharedLibraries.parse("\tnot a dynamic executable\n")).isEmpty();
    }
}
