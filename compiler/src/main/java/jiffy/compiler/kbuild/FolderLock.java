// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.kbuild;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/// A folder in which one build works at a time, of all builds of all processes of this machine.
///
/// @param threads locks out other threads of this process, for which the file's lock is no obstacle
/// @param file locks out other processes; who ends in whatever way gives it back
record FolderLock(ReentrantLock threads, FileChannel file) implements AutoCloseable {
    private static final ConcurrentMap<Path, ReentrantLock> IN_THIS_PROCESS =
            new ConcurrentHashMap<>();

    /// Waits for the lock of a folder.
    static FolderLock of(Path folder) throws IOException {
        var threads =
                IN_THIS_PROCESS.computeIfAbsent(folder.toRealPath(), _ -> new ReentrantLock());
        threads.lock();
        try {
            return new FolderLock(threads, locked(folder.resolve(".lock")));
        } catch (IOException | RuntimeException e) {
            threads.unlock();
            throw e;
        }
    }

    private static FileChannel locked(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            channel.lock();
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            file.close();
        } finally {
            threads.unlock();
        }
    }
}
