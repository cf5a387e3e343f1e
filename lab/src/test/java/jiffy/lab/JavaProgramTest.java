// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaProgramTest {

    @TempDir private Path folder;

    /// The same bytes each time, so that the lab makes its image once.
    private Path jar() throws IOException {
        var jar = folder.resolve("greeter.jar");
        var name = GuestProgram.class.getName().replace('.', '/') + ".class";
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar));
                var in = GuestProgram.class.getResourceAsStream("/" + name)) {
            var entry = new ZipEntry(name);
            entry.setLastModifiedTime(FileTime.fromMillis(0));
            zip.putNextEntry(entry);
            in.transferTo(zip);
        }
        return jar;
    }

    @Test
    void theGuestsJvmTakesTheCacheThatTheHostMade() throws IOException {
        var program = new JavaProgram(jar(), GuestProgram.class.getName(), List.of("trainer"));
        var lab = Lab.open(Progress.silent());
        try (var vm = lab.boot(VmOptions.DEFAULT.program(program))) {
            var log = "-Xlog:class+load:file=/tmp/loaded";
            var ended = vm.exec(program.command("guest").with("JAVA_TOOL_OPTIONS", log));
            assertThat(ended.stdout()).isEqualTo("Hello guest, getpid agrees: true\n");
            assertThat(ended.exit()).isEqualTo(3);
            assertThat(new String(vm.pull("/tmp/loaded"), StandardCharsets.UTF_8))
                    .contains(GuestProgram.class.getName() + " source: shared objects file");
        }
    }

    @Test
    void aProgramWithoutItsJarIsRefused() {
        var program = new JavaProgram(folder.resolve("no.jar"), "Main", List.of());
        var lab = Lab.open(Progress.silent());
        assertThatThrownBy(() -> lab.boot(VmOptions.DEFAULT.program(program)))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("cannot read " + folder.resolve("no.jar"));
    }
}
