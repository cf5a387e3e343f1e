// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A folder in which `./jiffy` and `modules` are what they are in the repository, but that virtual
/// machines have a name of their own: nobody else's is touched.
final class Terminal {
    private static final int LIMIT_SECONDS = 300;

    private final Path folder;
    private final String machine;

    /// A terminal in a folder.
    Terminal(Path folder, String machine) throws IOException {
        this.folder = folder;
        this.machine = machine;
        var home = home();
        Files.createSymbolicLink(folder.resolve("modules"), home.resolve("modules"));
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
            throw new IOException(command + " did not end in " + LIMIT_SECONDS + " s");
        }
        var lines = Files.readString(printed).lines().toList();
        return new Ended(process.exitValue(), lines);
    }

    /// Ends the machine, if there is one.
    void stop() throws IOException, InterruptedException {
        run("./jiffy vm stop");
        Files.delete(folder.resolve("modules"));
    }
}
