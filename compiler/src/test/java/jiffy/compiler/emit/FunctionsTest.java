// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jiffy.compiler.Compiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionsTest {
    @TempDir private Path folder;

    @Test
    void aMethodWithTheNameOfACallbackAndMoreIsNone() throws IOException {
        var file = folder.resolve("P.java");
        Files.writeString(
                file,
                """
                package p;
                import module jiffy.linux;
                @KernelModule(name = "p", license = "GPL", description = "x")
                public final class P {
                    private final Timer timer = new Timer(this::tick);
                    void started() { timer.start(Jiffies.ofMillis(10)); }
                    private void tick() { tickTimerLater(); }
                    private void tickTimerLater() { Log.info("later"); }
                }
                """);
        var functions = Compiler.compile(List.of(file)).functions().orElseThrow();

        assertThat(functions.callback("p_tick_timer")).isPresent();
        assertThat(functions.method("p_tick_timer_later")).isPresent();
        assertThat(functions.callback("p_tick_timer_later")).isEmpty();
    }
}
