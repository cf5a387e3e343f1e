// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import jiffy.compiler.Compiler;
import jiffy.compiler.kbuild.Kbuild;
import jiffy.lab.KernelName;
import jiffy.lab.Lab;
import jiffy.lab.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A module builds in a folder of any name, also while another build works there.
class BuildFoldersTest {
    private static final String MODULE =
            """
            package p;

            import module jiffy.linux;

            @KernelModule(name = "p", license = "GPL", description = "Divides")
            public final class P {
                @Parameter static int divisor = 1;

                public P() {
                    Log.info("%d", 10 / divisor);
                }
            }
            """;

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with space",
                "with 'quotes' and \"more\"",
                "$HOME, #1, (a) & b; c|d",
                "back\\slash",
                "größer"
            })
    void mayHaveAnyName(String name) throws Exception {
        var sources = Files.createDirectories(folder.resolve(name));
        Files.writeString(sources.resolve("P.java"), MODULE);

        var built = build(sources);

        assertThat(built.warnings()).isEmpty();
        assertThat(built.ko()).isEqualTo(sources.resolve("build/p.ko"));
    }

    @Test
    void areOneBuildsAtATime() throws Exception {
        Files.writeString(folder.resolve("P.java"), MODULE);
        Callable<Kbuild.Built> build = () -> build(folder);
        try (var builds = Executors.newFixedThreadPool(4)) {
            var all = builds.invokeAll(Collections.nCopies(4, build));

            for (var each : all) {
                assertThat(each.get().warnings()).isEmpty();
                assertThat(each.get().ko()).isNotEmptyFile();
            }
        }
        try (var files = Files.list(folder.resolve("build"))) {
            assertThat(files).filteredOn(each -> each.toString().endsWith(".part")).isEmpty();
        }
    }

    private static Kbuild.Built build(Path sources) throws Exception {
        var kernel =
                Lab.open(Progress.silent())
                        .kernels()
                        .get(KernelName.parse("6.1-cloud-amd64"), Progress.silent());
        var compilation = Compiler.compile(List.of(sources));
        assertThat(compilation.diagnostics()).isEmpty();
        return Kbuild.build(compilation, kernel.headers(), sources.resolve("build"));
    }
}
