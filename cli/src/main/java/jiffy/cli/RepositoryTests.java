// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import jiffy.cli.failure.ExitCode;
import jiffy.cli.failure.Failure;

/// All tests of this repository: the whole Maven build, with its noise left out.
final class RepositoryTests {
    private static final List<String> MAVEN =
            List.of("mvn", "-B", "-ntp", "--fail-at-end", "-Dstyle.color=never", "verify");

    private final Path home;
    private final PrintWriter out;
    private final Progress progress;

    RepositoryTests(Path home, PrintWriter out, Progress progress) {
        this.home = home;
        this.out = out;
        this.progress = progress;
    }

    /// Runs them and returns the exit code.
    int run() throws IOException, InterruptedException {
        var maven = start();
        try (var lines = maven.inputReader()) {
            lines.lines().forEach(this::show);
        } finally {
            progress.clear();
        }
        var passed = maven.waitFor() == 0;
        out.println(passed ? Colors.green("all tests passed") : Colors.red("not all tests passed"));
        return passed ? ExitCode.OK : ExitCode.FAILED;
    }

    private Process start() {
        var builder = new ProcessBuilder(MAVEN).directory(home.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        try {
            var maven = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(maven::destroy));
            return maven;
        } catch (IOException _) {
            throw Failure.machine(
                    "Maven (mvn) is not installed", "install it: sudo apt-get install maven");
        }
    }

    private void show(String line) {
        MavenOutput.room(line).ifPresent(this::enter);
        MavenOutput.testClass(line).ifPresent(progress::at);
        if (MavenOutput.isShown(line)) {
            progress.clear();
            out.println(line);
        }
    }

    private void enter(String room) {
        progress.clear();
        out.println(Colors.bold(room));
        progress.at("compiling");
    }
}
