// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jiffy.lab.host.Cache;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A cache of its own, with a path too long for sockets, that borrows the kernels of the user's.
class TemplateTest {

    private static final VmOptions SMALL = VmOptions.DEFAULT.withoutJava().memoryMb(160);

    @TempDir Path folder;
    private Path root;
    private final List<String> said = new ArrayList<>();
    private Lab lab;

    @BeforeEach
    void borrowKernels() throws IOException {
        var users = Cache.of(System.getenv());
        var kernels = new Lab(users, Tools.of(System.getenv()), Progress.silent()).kernels();
        kernels.get(KernelName.DEFAULT, Progress.silent());
        root = Files.createDirectories(folder.resolve("a-long-name-".repeat(9)));
        Files.createSymbolicLink(root.resolve("kernels"), users.folder("kernels"));
        Files.createSymbolicLink(root.resolve("accelerator"), users.folder("accelerator"));
        lab = new Lab(new Cache(root), Tools.of(System.getenv()), said::add);
    }

    @Test
    void isMadeOnceUsedOftenAndDoneWithoutWhenBroken() throws IOException {
        boot();
        assertThat(said).anyMatch(step -> step.startsWith("booting Linux"));
        said.clear();
        boot();
        assertThat(said).isEmpty();

        try (var templates = Files.newDirectoryStream(root.resolve("templates"))) {
            for (var each : templates) Files.writeString(each.resolve("state"), "broken");
        }
        boot();
        assertThat(said)
                .hasSize(1)
                .first()
                .asString()
                .startsWith("cannot start from the template, booting instead: ");
        said.clear();
        boot();
        assertThat(said).contains("keeping the booted machine as a template");
    }

    private void boot() {
        try (var vm = lab.boot(SMALL)) {
            assertThat(vm.exec("echo", "hi").stdout()).isEqualTo("hi\n");
            assertThat(vm.exec("which", "java").exit()).isEqualTo(1);
        }
    }
}
