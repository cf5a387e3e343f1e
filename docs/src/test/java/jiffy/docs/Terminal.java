// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A folder in which `./jiffy`, `modules` and `testing` are what they are in the repository, but
/// that virtual machines have a name of their own: nobody else's is touched.
final class Terminal {
    private static final int LIMIT_SECONDS = 300;
    private static final int END_SECONDS = 30;

    private final Path folder;
    private final String machine;

    /// A terminal in a folder.
    Terminal(Path folder, String machine) throws IOException {
        this.folder = folder;
        this.machine = machine;
        var home = home();
        for (var each : List.of("modules", "testing")) {
            Files.createSymbolicLink(folder.resolve(each), home.resolve(each));
        }
        var jiffy = Files.writeString(folder.resolve("jiffy"), launcher(home));
        jiffy.toFile().setExecutable(true);
    }

    /// The repository.
    static Path home() {
        return Path.of("..").toAbsolutePath().normalize();
    }

    private String launcher(Path home) {
        return """
        #!/bin/sh
        command=$1
        shift
        case $command in
        insmod | lsmod | rmmod | dmesg | gdb) set -- $command --name %1$s "$@" ;;
        vm) action=$1; shift; set -- vm $action --name %1$s "$@" ;;
        *) set -- $command "$@" ;;
        esac
        exec '%2$s/bin/java' --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 \\
            -XX:+UseSerialGC -cp '%3$s' '-Djiffy.home=%4$s' jiffy.cli.Jiffy "$@"
        """
                .formatted(
                        machine,
                        System.getProperty("java.home"),
                        System.getProperty("java.class.path"),
                        home);
    }

    /// What a command printed.
    ///
    /// @param exit its exit code
    /// @param lines of both of its streams
    record Ended(int exit, List<String> lines) {}

    /// Runs a command line to its end.
    Ended run(String command) throws IOException, InterruptedException {
        var printed = Files.createTempFile(folder, "printed", ".txt");
        var builder =
                new ProcessBuilder("bash", "-c", command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(printed.toFile());
        builder.environment().put("NO_COLOR", "1");
        var process = builder.start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            var said = Files.readString(printed);
            throw new IOException(
                    command + " did not end in " + LIMIT_SECONDS + " s; it printed: " + said);
        }
        var lines = Files.readString(printed).lines().toList();
        return new Ended(process.exitValue(), lines);
    }

    /// Ends the machine, if there is one, and what a command that failed left in the background.
    void stop() throws IOException, InterruptedException {
        run("./jiffy vm stop");
        var rest = ProcessHandle.allProcesses().filter(this::worksHere).toList();
        rest.forEach(ProcessHandle::destroy);
        for (int i = 0; i < 10 * END_SECONDS && rest.stream().anyMatch(this::worksHere); i++) {
            Thread.sleep(100);
        }
        Files.delete(folder.resolve("modules"));
    }

    private boolean worksHere(ProcessHandle process) {
        try {
            var cwd = Path.of("/proc", "" + process.pid(), "cwd").toRealPath();
            return cwd.startsWith(folder.toRealPath());
        } catch (IOException _) { // it has ended, or is another user's
            return false;
        }
    }
}
