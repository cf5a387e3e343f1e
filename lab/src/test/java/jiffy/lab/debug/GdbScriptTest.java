// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GdbScriptTest {
    private static String script(List<PlacedModule> modules, Map<String, Path> files) {
        return new GdbScript(
                        Path.of("/m/gdb/kernel"),
                        Path.of("/m/gdb.sock"),
                        modules,
                        Path.of("/m/gdb/modules.py"),
                        new TreeMap<>(files))
                .text();
    }

    @Test
    void eachSectionOfAModuleHasItsPlace() {
        var sections = new Sections(Map.of(".text", 0xffffffffc0000000L, ".bss", 0x10L));
        var mp1 = new PlacedModule("mp1", Path.of("/a \"b\"/mp1.ko"), sections);

        assertThat(script(List.of(mp1), Map.of()))
                .isEqualTo(
                        """
                        source /m/gdb/modules.py
                        python FOLDER = "/m/gdb"
                        set breakpoint pending on
                        set filename-display basename
                        file "/m/gdb/kernel"
                        target remote /m/gdb.sock
                        python place("/a \\"b\\"/mp1.ko", {".bss": 0x10,\
                         ".text": 0xffffffffc0000000})
                        echo the lines of these modules are known: mp1\\n
                        """);
    }

    @Test
    void modulesThatAreLoadedLaterAreLookedAfter() {
        var files = Map.of("b", Path.of("/b.ko"), "a", Path.of("/a.ko"));

        assertThat(script(List.of(), files))
                .endsWith(
                        """
                        echo no module of ours is loaded\\n
                        python watch({"a": "/a.ko", "b": "/b.ko"})
                        """);
    }
}
