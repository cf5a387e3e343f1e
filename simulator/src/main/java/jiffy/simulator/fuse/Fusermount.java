// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator.fuse;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// `fusermount3`, which mounts for ordinary users: it belongs to root, asks `/etc/fuse.conf` what
/// they may, and hands over the open device through a socket (fusermount3(1)).
final class Fusermount {
    private static final String NAME = "fusermount3";
    private static final Path CONFIGURATION = Path.of("/etc/fuse.conf");
    private static final String FOR_ALL = "user_allow_other";

    private Fusermount() {}

    /// Why an ordinary user cannot mount: what is wrong, and what to do; empty if nothing is.
    static List<String> obstacles() {
        return program().isPresent()
                ? List.of()
                : List.of(
                        "an ordinary user needs " + NAME + " to mount a file system",
                        "sudo apt-get install fuse3, or run it with sudo");
    }

    private static Optional<Path> program() {
        var path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Arrays.stream(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, NAME))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Whether an ordinary user's mount may be seen by other users.
    static boolean mayBeForAll() {
        try (var lines = Files.lines(CONFIGURATION)) {
            return lines.anyMatch(line -> line.strip().equals(FOR_ALL));
        } catch (IOException _) {
            return false;
        }
    }

    /// Whom it is for otherwise, and what to do about it.
    static List<String> limits() {
        return List.of(
                "only processes of this user can use it, not even root's",
                "for others: write the line %s to %s".formatted(FOR_ALL, CONFIGURATION));
    }

    /// Mounts.
    ///
    /// @return the open device
    static int mount(String folder, String access) throws IOException {
        var options = "nosuid,nodev,noexec,fsname=jiffy,subtype=jiffy," + access;
        var program = program().orElseThrow().toString();
        var said = Files.createTempFile(NAME, ".txt");
        try {
            int device =
                    Passing.receiveFrom(
                            said.toString(), "_FUSE_COMMFD", program, "-o", options, "--", folder);
            if (device >= 0) {
                return device;
            }
            var words = Files.readString(said).strip().replaceAll("\\s*\n\\s*", "; ");
            throw new Mount.Refusal(
                    "cannot mount on " + folder + (words.isEmpty() ? "" : ": " + words),
                    "run it with sudo, or see fusermount3(1)");
        } finally {
            Files.delete(said);
        }
    }

    /// Unmounts what this user has mounted, also while it is used.
    static void unmount(String folder) {
        try {
            new ProcessBuilder(program().orElseThrow().toString(), "-u", "-z", "--", folder)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException _) {
            // it stays mounted, and the next start tries again
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
