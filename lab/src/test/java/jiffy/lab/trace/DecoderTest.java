// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jiffy.lab.KernelLog;
import jiffy.lab.LogEntry;
import jiffy.lab.Tools;
import org.junit.jupiter.api.Test;

class DecoderTest {
    /// As Linux 6.1 writes it; shortened.
    private static final List<LogEntry> WARNING =
            KernelLog.parse(
                            """
                            [    5.1] WARNING: CPU: 0 PID: 77 at /T.java:22 t_write+0x4c/0x90 [t]
                            [    5.1] Modules linked in: t(OE) virtio_console
                            [    5.1] RIP: 0010:t_write+0x4c/0x90 [t]
                            [    5.1] Code: 48 89 c7 e8 <0f> 0b
                            [    5.1] Call Trace:
                            [    5.1]  ? t_write+0x4c/0x90 [t]
                            [    5.1]  t_write+0x4c/0x90 [t]
                            [    5.1]  t_open+0x2b/0x60 [t]
                            [    5.1]  vfs_write+0xc5/0x400
                            [    5.1] RIP: 0033:0x7f0dcf1a9300
                            """)
                    .entries();

    private static final CodePlace WRITE = new CodePlace("t_write", 0x4c, 0x90, "t");
    private static final CodePlace OPEN = new CodePlace("t_open", 0x2b, 0x60, "t");

    @Test
    void whatWentWrongIsMeantExactlyAndACallIsBeforeItsReturn() {
        assertThat(Decoder.instructions(WARNING).stream().flatMap(List::stream))
                .containsExactly(
                        new Instruction(WRITE, false),
                        new Instruction(WRITE, false),
                        new Instruction(WRITE, false),
                        new Instruction(WRITE, false),
                        new Instruction(OPEN, true));
        assertThat(new Instruction(WRITE, false).of(0x100)).isEqualTo(0x100);
        assertThat(new Instruction(OPEN, true).of(0x100)).isEqualTo(0xff);
    }

    private static String decode(String text, String line) {
        var instruction = new Instruction(OPEN, true);
        var entry = KernelLog.parse("[    5.1] " + text).entries().getFirst();
        var lines = Map.of(instruction, new SourceLines(List.of(line)));
        return Decoder.decode(entry, List.of(instruction), lines).text();
    }

    @Test
    void linesStandBehindTheMessage() {
        assertThat(decode(" t_open+0x2b/0x60 [t]", "T.java:2"))
                .isEqualTo(" t_open+0x2b/0x60 [t] T.java:2");
    }

    @Test
    void aLineThatIsNamedIsNotNamedTwice() {
        assertThat(decode("at /src/T.java:2 t_open+0x2b/0x60 [t]", "T.java:2"))
                .isEqualTo("at /src/T.java:2 t_open+0x2b/0x60 [t]");
        assertThat(decode("at /src/T.java:22 t_open+0x2b/0x60 [t]", "T.java:2"))
                .endsWith("[t] T.java:2");
    }

    @Test
    void withoutFileOrToolsTheLogStaysAsItIs() {
        var none = new Tools(List.of(), false);
        assertThat(new Decoder(none, _ -> Optional.empty()).decode(WARNING)).isEqualTo(WARNING);
        assertThat(new Decoder(none, _ -> Optional.of(Path.of("t.ko"))).decode(WARNING))
                .isEqualTo(WARNING);
    }
}
