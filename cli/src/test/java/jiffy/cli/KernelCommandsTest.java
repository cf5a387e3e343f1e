// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import jiffy.cli.failure.Failure;
import jiffy.cli.kernel.LoadedModule;
import jiffy.cli.kernel.Modules;
import jiffy.cli.kernel.VmTarget;
import jiffy.lab.Command;
import jiffy.lab.Kernel;
import jiffy.lab.Lab;
import jiffy.lab.Progress;
import jiffy.lab.Vm;
import jiffy.lab.VmOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The words of the lecture on real kernels: on the virtual machine's from outside, and, run inside
/// it, on a machine's own. The module is one that comes with the kernel.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KernelCommandsTest {
    private static final String FOLDER = "/tmp/jiffy/";

    private Vm vm;
    private Path dummy;

    @BeforeAll
    void boot() {
        var lab = Lab.open(Progress.silent());
        Kernel kernel = lab.kernels().get(VmOptions.DEFAULT.kernel(), Progress.silent());
        dummy = kernel.modulesDir().resolve("kernel/drivers/net/dummy.ko");
        vm = lab.boot(VmOptions.DEFAULT);
    }

    @AfterAll
    void stop() {
        vm.close();
    }

    @Test
    void fromOutside() throws IOException {
        var modules = new Modules(new VmTarget(vm));
        var before = modules.log();
        modules.load(dummy, List.of("numdummies=0"));
        assertThat(modules.list()).extracting(LoadedModule::name).contains("dummy");
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> modules.load(dummy, List.of()))
                .withMessageContaining("file exists");
        modules.unload("dummy");
        assertThat(modules.list()).extracting(LoadedModule::name).doesNotContain("dummy");
        assertThatExceptionOfType(Failure.class).isThrownBy(() -> modules.unload("dummy"));
        assertThat(modules.since(before).verdict("dummy").clean()).isTrue();
    }

    @Test
    void aBadParameterIsExplained() {
        var modules = new Modules(new VmTarget(vm));
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> modules.load(dummy, List.of("numdummies=many")))
                .withMessageContaining("was not loaded: invalid")
                .satisfies(e -> assertThat(e.help()).contains("dummy", "jiffy modinfo dummy"));
    }

    @Test
    void onAMachinesOwnKernel() throws IOException {
        vm.exec("mkdir", "-p", FOLDER).orThrow();
        vm.push(dummy, FOLDER + "dummy.ko");
        var session =
                jiffyInGuest(
                        "insmod --on host " + FOLDER + "dummy.ko numdummies=0",
                        "lsmod --on host",
                        "rmmod --on host dummy",
                        "rmmod --on host dummy",
                        "modinfo " + FOLDER + "dummy.ko");
        assertThat(session)
                .containsSubsequence(
                        "dummy.ko is loaded into this machine's kernel",
                        "exit 0",
                        "Module                  Size  Used by",
                        "exit 0",
                        "dummy is unloaded from this machine's kernel",
                        "exit 0",
                        "jiffy: dummy was not unloaded:",
                        "exit 1",
                        "license:        GPL",
                        "exit 0");
    }

    private String jiffyInGuest(String... lines) throws IOException {
        var command =
                new ArrayList<>(
                        List.of(
                                "java",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Djiffy.home=/",
                                "-cp",
                                pushClasses(),
                                HostSession.class.getName()));
        command.addAll(List.of(lines));
        return vm.exec(Command.of(command).limit(Duration.ofMinutes(8))).orThrow().stdout();
    }

    /// Puts this command's classes into the guest, and says what its class path is there.
    private String pushClasses() throws IOException {
        var path = new ArrayList<String>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (entry.matches(".*(assertj|byte-buddy|surefire).*")
                    || !Files.exists(Path.of(entry))) {
                continue;
            }
            var there = FOLDER + path.size() + ".jar";
            vm.push(jar(Path.of(entry)), there, 0644);
            path.add(there);
        }
        return String.join(":", path);
    }

    private static byte[] jar(Path entry) throws IOException {
        if (!Files.isDirectory(entry)) {
            return Files.readAllBytes(entry);
        }
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes);
                Stream<Path> files = Files.walk(entry)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(new JarEntry(entry.relativize(file).toString()));
                Files.copy(file, jar);
            }
        }
        return bytes.toByteArray();
    }
}
