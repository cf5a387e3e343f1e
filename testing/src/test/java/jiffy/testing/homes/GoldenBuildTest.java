// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing.homes;

import java.io.IOException;
import java.nio.file.Path;
import jiffy.fuzz.homes.WrittenProgram;
import jiffy.lab.KernelName;
import jiffy.lab.Lab;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The C of the compiler's golden files passes the kernel's own build, with its extra warnings.
class GoldenBuildTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"6.1-cloud-amd64", "6.12-cloud-amd64", "uml-sanitizer"})
    void buildsWithoutAWord(String release) throws IOException {
        var name = KernelName.parse(release);
        var kernel = Lab.open(System.err::println).kernels().get(name, System.err::println);
        var modules =
                WrittenProgram.golden()
                        .map(WrittenProgram::files)
                        .map(KernelBuild::compile)
                        .toList();
        KernelBuild.build(modules, kernel, folder);
    }
}
