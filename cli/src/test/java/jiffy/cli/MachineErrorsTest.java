// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jiffy.cli.failure.ExitCode;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a machine may lack, made to lack it: the command runs as a process of its own, as an
/// ordinary user, so that it installs nothing.
class MachineErrorsTest {
    @TempDir private Path folder;

    private final Map<String, String> environment = new TreeMap<>();

    private record Ended(int exit, String out, String err) {}

    @BeforeEach
    void aCacheOfItsOwn() {
        environment.put("JIFFY_CACHE", folder.resolve("cache").toString());
    }

    private Ended jiffy(File out, String... arguments) throws Exception {
        var command =
                new ArrayList<>(
                        List.of(
                                System.getProperty("java.home") + "/bin/java",
                                "-Duser.name=somebody",
                                "-Djiffy.home=" + Path.of("..").toRealPath(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Jiffy.class.getName()));
        command.addAll(List.of(arguments));
        var err = folder.resolve("err").toFile();
        var builder = new ProcessBuilder(command).redirectOutput(out).redirectError(err);
        builder.environment().putAll(environment);
        var exit = builder.start().waitFor();
        var said = out.isFile() ? Files.readString(out.toPath()) : "";
        return new Ended(exit, said, Files.readString(err.toPath()));
    }

    private Ended jiffy(String... arguments) throws Exception {
        return jiffy(folder.resolve("out").toFile(), arguments);
    }

    private static void assertClear(Ended ended, String... messages) {
        assertThat(ended.exit()).as(ended.err()).isEqualTo(ExitCode.MACHINE);
        assertThat(ended.err()).contains(messages).doesNotContain("\tat ", "Exception");
    }

    @Test
    void withoutQemuItNamesThePackage() throws Exception {
        environment.put("PATH", folder.toString());
        assertClear(
                jiffy("vm", "start"),
                "missing on this machine: ",
                "qemu-system-x86_64",
                "sudo apt-get install",
                "qemu-system-x86");
    }

    @Test
    void withoutNetworkItSaysWhichKernelIsMissing() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/apt-get")));
        var apt = folder.resolve("apt-get");
        var nowhere = "http://127.0.0.1:9";
        Files.writeString(
                apt,
                """
                #!/bin/sh
                exec /usr/bin/apt-get -o Acquire::http::Proxy=%1$s -o Acquire::https::Proxy=%1$s \
                    -o Acquire::Retries=0 "$@"
                """
                        .formatted(nowhere));
        assertThat(apt.toFile().setExecutable(true)).isTrue();
        environment.put("PATH", folder + ":" + System.getenv("PATH"));
        var ended = jiffy("kernel", "get", "6.12-cloud-amd64");
        assertClear(ended, "6.12", "network");
    }

    @Test
    void aFullOutputIsAnError() throws Exception {
        assertClear(
                jiffy(new File("/dev/full"), "kernel", "list"),
                "the disk is full",
                "make room there");
    }

    @Test
    void aReaderThatHasSeenEnoughIsNone() throws Exception {
        var command = "exec 3>&1; (\"$@\"; echo $? >&3) | true";
        var line = new ArrayList<>(List.of("/bin/sh", "-c", command, "sh"));
        line.addAll(List.of(System.getProperty("java.home") + "/bin/java", "-cp"));
        line.addAll(List.of(System.getProperty("java.class.path"), Jiffy.class.getName()));
        line.add("completion");
        var process = new ProcessBuilder(line).start();
        assertThat(new String(process.getInputStream().readAllBytes())).isEqualTo("0\n");
        assertThat(new String(process.getErrorStream().readAllBytes())).isEmpty();
    }
}
