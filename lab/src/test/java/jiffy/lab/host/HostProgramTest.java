// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A JVM that is told to end takes the programs with it that it waits for, and those that they
/// started.
class HostProgramTest {

    /// What such a JVM runs.
    static final class Waits {
        private Waits() {}

        public static void main(String... arguments) {
            HostProgram.of(List.of("sh", "-c", "sleep 300 & sleep 300")).run();
        }
    }

    @Test
    void endsWithItsJvm() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        var path = System.getProperty("java.class.path");
        var jvm = new ProcessBuilder(java, "-cp", path, Waits.class.getName()).start();
        try {
            while (jvm.isAlive() && jvm.descendants().count() < 3) {
                Thread.sleep(20);
            }
            var programs = jvm.descendants().toList();
            assertThat(programs).hasSize(3);

            jvm.destroy();

            assertThat(jvm.waitFor(30, TimeUnit.SECONDS)).isTrue();
            var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (programs.stream().anyMatch(HostProgramTest::runs) && System.nanoTime() < end) {
                Thread.sleep(20);
            }
            assertThat(programs).noneMatch(HostProgramTest::runs);
        } finally {
            jvm.descendants().forEach(ProcessHandle::destroyForcibly);
            jvm.destroyForcibly();
        }
    }

    /// A program that ended may stay in the list of processes for as long as nobody asks how.
    private static boolean runs(ProcessHandle program) {
        try {
            var stat = Files.readString(Path.of("/proc/%d/stat".formatted(program.pid())));
            return program.isAlive() && stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException e) {
            return false;
        }
    }
}
