// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a module says may be long.
class LongTextTest {
    @TempDir private Path folder;

    @Test
    void aTextOfThousandsOfCharactersIsCompiled() throws IOException {
        var text = "good day, \\n".repeat(2000);
        var file =
                Files.writeString(
                        folder.resolve("Long.java"),
                        """
                        package longtext;

                        import module jiffy.linux;

                        @KernelModule(name = "longtext", license = "GPL", description = "")
                        public final class Long {
                            public Long() {
                                Log.info("TEXT");
                            }
                        }
                        """
                                .replace("TEXT", text));
        var compilation = Compiler.compile(List.of(file));
        assertThat(compilation.diagnostics()).isEmpty();
        assertThat(compilation.c()).isPresent();
    }
}
