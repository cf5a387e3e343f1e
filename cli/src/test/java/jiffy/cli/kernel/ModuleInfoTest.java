// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import jiffy.cli.failure.Failure;
import org.junit.jupiter.api.Test;

class ModuleInfoTest {
    private static final byte[] MODULE =
            ElfImage.withSection(
                    ".modinfo",
                    "license=Dual MIT/GPL\0description=a=b\0\0"
                            + "parm=period_ms:time between two refreshes\0parmtype=period_ms:int\0"
                            + "parmtype=quiet:bool\0vermagic=6.1.0-50-amd64 SMP mod_unload \0");

    @Test
    void isReadFromTheFile() {
        var info = ModuleInfo.parse("x.ko", MODULE);
        assertThat(info.get("license")).contains("Dual MIT/GPL");
        assertThat(info.get("description")).contains("a=b");
        assertThat(info.get("author")).isEmpty();
        assertThat(info.parameters())
                .containsExactly(
                        new ModuleInfo.Parameter("period_ms", "int", "time between two refreshes"),
                        new ModuleInfo.Parameter("quiet", "bool", ""));
    }

    @Test
    void isShownAsModinfoDoes() {
        assertThat(ModuleInfo.parse("x.ko", MODULE).show("/a/x.ko").lines())
                .containsExactly(
                        "filename:       /a/x.ko",
                        "license:        Dual MIT/GPL",
                        "description:    a=b",
                        "vermagic:       6.1.0-50-amd64 SMP mod_unload ",
                        "parm:           period_ms:time between two refreshes (int)",
                        "parm:           quiet: (bool)");
    }

    @Test
    void whatIsNoModuleIsRefused() {
        refuses("hello".getBytes(), "not in the ELF format");
        refuses(new byte[0], "not in the ELF format");
        refuses("hello".repeat(100).getBytes(), "not in the ELF format");
        refuses(ElfImage.withSection(".text", "x"), "it has no .modinfo");
    }

    @Test
    void noDamageToAFileDoesHarm() {
        for (var length = 0; length < MODULE.length; length++) {
            refuses(Arrays.copyOf(MODULE, length), "x.ko is no kernel module");
        }
    }

    private static void refuses(byte[] bytes, String reason) {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> ModuleInfo.parse("x.ko", bytes))
                .withMessageContaining(reason);
    }
}
