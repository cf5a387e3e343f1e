// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import jiffy.lab.LabException;
import jiffy.lab.Progress;

/// The user's folder for what can be made again: kernels, the guest's Java, templates, machines.
///
/// INVARIANT: whatever stands under its final name is complete. Everything is made in a folder
/// `tmp-*` beside its destination and renamed, under a lock that other processes respect; a process
/// that dies leaves at most such a folder, which the next one to make the same thing removes.
///
/// @param root the folder; made when first needed
public record Cache(Path root) {

    static final String MORE_SPACE =
            "free some space, or set JIFFY_CACHE to a folder on another disk";

    private static final ConcurrentHashMap<Path, ReentrantLock> IN_THIS_PROCESS =
            new ConcurrentHashMap<>();

    /// `$JIFFY_CACHE`, else `$XDG_CACHE_HOME/jiffy`, else `~/.cache/jiffy`.
    public static Cache of(Map<String, String> environment) {
        var ours = environment.getOrDefault("JIFFY_CACHE", "");
        if (!ours.isBlank()) return new Cache(Path.of(ours).toAbsolutePath());
        var shared = environment.getOrDefault("XDG_CACHE_HOME", "");
        if (shared.startsWith("/")) return new Cache(Path.of(shared, "jiffy"));
        var home = environment.getOrDefault("HOME", System.getProperty("user.home"));
        return new Cache(Path.of(home, ".cache", "jiffy"));
    }

    /// A folder of the cache, made if need be.
    public Path folder(String name) {
        var folder = root.resolve(name);
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw LabException.withHelp(
                    "cannot make the folder %s: %s".formatted(folder, reason(e)),
                    "set JIFFY_CACHE to a folder that you may write to");
        }
    }

    /// What fills a new folder before it gets its name.
    @FunctionalInterface
    public interface Maker {
        void make(Path folder) throws IOException;
    }

    /// The folder `kind/name`; made by `maker` if it is not there yet. Of several processes (and
    /// threads) that ask at once, one makes it and the others wait.
    public Path makeOnce(String kind, String name, Progress progress, Maker maker) {
        var folder = folder(kind).resolve(name);
        if (Files.isDirectory(folder)) return folder;
        try (var _ = lock(kind, name, progress)) {
            if (!Files.isDirectory(folder)) makeNow(folder, maker);
            return folder;
        }
    }

    private void makeNow(Path folder, Maker maker) {
        var parent = folder.getParent();
        var prefix = "tmp-" + folder.getFileName() + "-";
        try {
            removeLeftovers(parent, prefix);
            var unfinished = Files.createTempDirectory(parent, prefix);
            try {
                maker.make(unfinished);
                Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                delete(unfinished);
            }
        } catch (IOException e) {
            throw failure("cannot write to " + parent, e);
        }
    }

    private static void removeLeftovers(Path parent, String prefix) throws IOException {
        try (var entries = Files.newDirectoryStream(parent, prefix + "*")) {
            entries.forEach(Cache::delete);
        }
    }

    /// Held until closed; other processes that want the same lock wait.
    public interface Lock extends AutoCloseable {
        /// Removes its file: what it protected is gone. Who waits for it makes another.
        void delete();

        @Override
        void close();
    }

    /// Waits for the lock `kind/name`.
    public Lock lock(String kind, String name, Progress progress) {
        var file = folder("locks").resolve(kind + "-" + name + ".lock");
        var threads = IN_THIS_PROCESS.computeIfAbsent(file, _ -> new ReentrantLock());
        threads.lock();
        try {
            return new HeldLock(file, locked(file, name, progress), threads);
        } catch (IOException e) {
            threads.unlock();
            throw failure("cannot lock " + file, e);
        }
    }

    /// Takes the lock of a file, afresh if somebody deleted the file meanwhile.
    private static FileChannel locked(Path file, String name, Progress progress)
            throws IOException {
        while (true) {
            var channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var opened = identity(file);
            if (channel.tryLock() == null) {
                progress.step("waiting for another jiffy that works on " + name);
                channel.lock();
            }
            if (opened.isPresent() && opened.equals(identity(file))) return channel;
            channel.close();
        }
    }

    private static Optional<Object> identity(Path file) throws IOException {
        try {
            return Optional.of(Files.readAttributes(file, BasicFileAttributes.class).fileKey());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private record HeldLock(Path file, FileChannel channel, ReentrantLock threads) implements Lock {
        @Override
        public void delete() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw failure("cannot delete " + file, e);
            }
        }

        /// Gives the file's lock back by closing it.
        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                threads.unlock();
            }
        }
    }

    /// Removes a file or a folder with everything in it; what is not there is fine.
    public static void delete(Path path) {
        if (!Files.exists(path, java.nio.file.LinkOption.NOFOLLOW_LINKS)) return;
        try (var all = Files.walk(path)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw failure("cannot delete " + path, e);
        }
    }

    /// An input/output failure in words, with help where the reason is a common one.
    public static LabException failure(String what, IOException e) {
        var message = what + ": " + reason(e);
        if (reason(e).contains("No space left")) {
            return LabException.withHelp(message, MORE_SPACE);
        }
        return new LabException(message, e);
    }

    private static String reason(IOException e) {
        if (e instanceof java.nio.file.AccessDeniedException denied) {
            return "no permission for " + denied.getFile();
        }
        if (e instanceof FileSystemException failed && failed.getReason() != null) {
            return failed.getReason();
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
