// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator.fuse;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;

/// A folder below which a [Server] shows its files.
public final class Mount implements AutoCloseable {
    private static final String DEVICE = "/dev/fuse";
    static final String SOURCE = "jiffy";
    private static final String TYPE = "fuse.jiffy";
    private static final int READ_WRITE_CLOEXEC = 02000002;
    private static final long NOSUID_NODEV_NOEXEC = 2 | 4 | 8;
    private static final int DETACH = 2;
    private static final int EACCES = 13;
    private static final int EPERM = 1;
    private static final int ENODEV = 19;

    /// Why it cannot be: what is wrong, and what to do.
    public static final class Refusal extends IOException {
        private static final long serialVersionUID = 1;

        private final String help;

        Refusal(String what, String help) {
            super(what);
            this.help = help;
        }

        /// What to do.
        public String help() {
            return help;
        }
    }

    private final String folder;
    private final boolean isForAll;

    private Mount(String folder, boolean isForAll) {
        this.folder = folder;
        this.isForAll = isForAll;
    }

    /// Why nothing can be mounted by this process; empty if nothing speaks against it.
    public static List<String> obstacles() {
        if (!Files.exists(Path.of(DEVICE))) {
            return List.of("there is no " + DEVICE, "load its module: sudo modprobe fuse");
        }
        if (Libc.uid() == 0) {
            return List.of();
        }
        var device = Path.of(DEVICE);
        return Files.isReadable(device) && Files.isWritable(device)
                ? Fusermount.obstacles()
                : List.of(
                        "an ordinary user may not open " + DEVICE,
                        "sudo chmod 666 %s, as most systems have it, or run it with sudo"
                                .formatted(DEVICE));
    }

    /// @throws Refusal if this process can mount nothing
    public static void check() throws Refusal {
        var obstacles = obstacles();
        if (!obstacles.isEmpty()) {
            throw new Refusal(obstacles.get(0), obstacles.get(1));
        }
    }

    /// Mounts files on a folder. One that is left of a server that was killed is taken away first.
    ///
    /// @param folder an empty one, or none
    /// @throws Refusal if this cannot be
    public static Mount on(Path folder, Served files) throws IOException {
        check();
        var path = prepare(folder);
        boolean isForAll = Libc.uid() == 0 || Fusermount.mayBeForAll();
        var access = isForAll ? "default_permissions,allow_other" : "default_permissions";
        int device = Libc.uid() == 0 ? asRoot(path, access) : Fusermount.mount(path, access);
        new Server(device, files).start();
        return new Mount(path, isForAll);
    }

    private static int asRoot(String path, String access) throws Refusal {
        int device = Libc.open(DEVICE, READ_WRITE_CLOEXEC);
        if (device < 0) {
            throw refusal("cannot open " + DEVICE, -device);
        }
        var options = "fd=%d,rootmode=40000,user_id=0,group_id=0,%s".formatted(device, access);
        int status = Libc.mount(SOURCE, path, TYPE, NOSUID_NODEV_NOEXEC, options);
        if (status < 0) {
            Libc.close(device);
            throw refusal("cannot mount on " + path, -status);
        }
        return device;
    }

    private static void unmount(String path) {
        if (Libc.uid() == 0) {
            Libc.unmount(path, DETACH);
        } else {
            Fusermount.unmount(path);
        }
    }

    private static Refusal refusal(String what, int errno) {
        var help =
                switch (errno) {
                    case EPERM, EACCES ->
                            "this process may not: in a container, it needs"
                                    + " CAP_SYS_ADMIN and "
                                    + DEVICE;
                    case ENODEV -> "this kernel has no FUSE: sudo modprobe fuse";
                    default -> "errno " + errno + ", see mount(2)";
                };
        return new Refusal(what, help);
    }

    private static String prepare(Path folder) throws IOException {
        var absolute = folder.toAbsolutePath().normalize();
        if (absolute.getParent() != null && Files.isDirectory(absolute.getParent())) {
            absolute = absolute.getParent().toRealPath().resolve(absolute.getFileName());
        }
        while (isOurs(absolute)) {
            if (isAlive(absolute)) {
                throw new Refusal(
                        absolute + " is mounted by another jiffy",
                        "end that one, or take another folder: --mount DIR");
            }
            unmount(absolute.toString());
            if (isOurs(absolute) && !isAlive(absolute)) {
                throw new Refusal(
                        "what another jiffy has left on " + absolute + " cannot be taken away",
                        "sudo umount -l " + absolute);
            }
        }
        Files.createDirectories(absolute);
        var real = absolute.toRealPath();
        try (var inside = Files.list(real)) {
            if (inside.findAny().isPresent()) {
                throw new Refusal(
                        real + " is not empty", "take an empty folder, or one that is not there");
            }
        }
        return real.toString();
    }

    /// Whether the topmost file system that is mounted there is one of ours.
    private static boolean isOurs(Path folder) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/mounts")).stream()
                .map(line -> line.split(" "))
                .filter(words -> unescaped(words[1]).equals(folder.toString()))
                .reduce((_, last) -> last)
                .filter(words -> words[0].equals(SOURCE) && words[2].equals(TYPE))
                .isPresent();
    }

    /// Blanks, tabs, newlines and backslashes are there as octal numbers.
    static String unescaped(String word) {
        return Arrays.stream(word.split("(?=\\\\[0-7]{3})"))
                .map(part ->
                        part.matches("(?s)\\\\[0-7]{3}.*")
                                ? (char) Integer.parseInt(part.substring(1, 4), 8)
                                        + part.substring(4)
                                : part)
                .reduce("", String::concat);
    }

    /// Nobody answers for a server that was killed (`ENOTCONN`); another user's may keep us out.
    private static boolean isAlive(Path folder) {
        try {
            Files.readAttributes(folder, BasicFileAttributes.class);
            return true;
        } catch (AccessDeniedException _) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /// Whom the files are for, if not for everybody, and what to do about it; empty if they are.
    public List<String> limits() {
        return isForAll ? List.of() : Fusermount.limits();
    }

    /// Where the files are.
    public Path folder() {
        return Path.of(folder);
    }

    /// Takes the files away. Who has one open gets errors from now on.
    @Override
    public void close() {
        unmount(folder);
    }
}
