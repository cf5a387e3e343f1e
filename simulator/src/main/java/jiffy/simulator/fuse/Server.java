// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator.fuse;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/// Answers what the kernel asks through `/dev/fuse`. Structures, numbers and what they mean:
/// `uapi/linux/fuse.h`.
final class Server {
    private static final int EINTR = 4;
    private static final int EIO = 5;
    private static final int ENOENT = 2;
    private static final int EACCES = 13;
    private static final int EAGAIN = 11;
    private static final int EINVAL = 22;
    private static final int EPERM = 1;
    private static final int ENOSYS = 38;

    private static final int MAJOR = 7;
    private static final int MINOR = 31;
    private static final int INIT_MAX_PAGES = 1 << 22;
    private static final int DIRECT_IO = 1;
    private static final int GETATTR_FH = 1;
    private static final Path PAGES_LIMIT = Path.of("/proc/sys/fs/fuse/max_pages_limit");

    private static final int PAGE = 4096;
    private static final int PAGES = 256;
    private static final int PAGES_OF_OLD = 32;

    /// A write(2) comes in one piece up to here, and so does a read(2).
    private static final int MOST = PAGES * PAGE;

    private static final int IN_HEADER = 40;
    private static final int OUT_HEADER = 16;
    private static final int BUFFER = MOST + PAGE;
    private static final int ATTRIBUTES = 88;
    private static final int NAME_MAX = 255;

    /// Callers that can be inside at once; more of them wait.
    private static final int THREADS = 8;

    private final int device;
    private final Served files;
    private final AtomicInteger working = new AtomicInteger(THREADS);

    /// What is longer may be a part of a write(2): the pages of a piece, the first one not full.
    private volatile int whole = MOST - PAGE;

    Server(int device, Served files) {
        this.device = device;
        this.files = files;
    }

    /// Answers until the file system is unmounted, and its last file closed. Nobody closes the
    /// device before: its number could mean another file by then.
    void start() {
        for (int i = 0; i < THREADS; i++) {
            var name = "fuse-" + i;
            Thread.ofPlatform().name(name).daemon().start(this::work);
        }
    }

    private void work() {
        new Worker().serve();
        if (working.decrementAndGet() == 0) {
            Libc.close(device);
        }
    }

    /// One thread with its memory.
    private final class Worker {
        private final MemorySegment in = Arena.ofAuto().allocate(BUFFER, 8);
        private final MemorySegment out = Arena.ofAuto().allocate(BUFFER, 8);

        void serve() {
            while (true) {
                long count = Libc.read(device, in);
                if (count >= IN_HEADER) {
                    answer();
                } else if (count != -EINTR && count != -EAGAIN && count != -ENOENT) {
                    return; // ENODEV: unmounted
                }
            }
        }

        private void answer() {
            int result;
            try {
                result = handle(number(in, 4));
            } catch (RuntimeException | Error _) {
                result = -EIO;
            }
            if (result != SILENT) {
                int length = OUT_HEADER + Math.max(0, result);
                out.set(JAVA_INT_UNALIGNED, 0, length);
                out.set(JAVA_INT_UNALIGNED, 4, Math.min(0, result));
                out.set(JAVA_LONG_UNALIGNED, 8, in.get(JAVA_LONG_UNALIGNED, 8));
                Libc.write(device, out, length);
            }
        }

        private static final int SILENT = Integer.MIN_VALUE;

        /// Writes an answer behind the header.
        ///
        /// @return its length, or a negative errno
        private int handle(int operation) {
            return switch (operation) {
                case 1 -> lookup();
                case 2, 36, 42 -> SILENT; // FORGET, INTERRUPT, BATCH_FORGET: it will be answered
                case 3 -> isSeek() ? -EINVAL : attributes(); // GETATTR
                case 4 -> attributes(); // SETATTR: an emptied file is as it was
                case 14 -> open();
                case 15 -> read();
                case 16 -> write();
                case 17 -> statistics();
                case 18 -> release();
                case 25, 29, 38 -> 0; // FLUSH, RELEASEDIR, DESTROY
                case 26 -> init();
                case 27 -> openFolder();
                case 28 -> list();
                case 8, 35 -> -EACCES; // MKNOD, CREATE
                case 6, 9, 10, 11, 12, 13, 45 -> -EPERM; // what would change a folder
                case 20 -> -EINVAL; // FSYNC
                default -> -ENOSYS;
            };
        }

        private int number(MemorySegment from, int at) {
            return from.get(JAVA_INT_UNALIGNED, at);
        }

        /// A number of the operation's own structure.
        private long wide(int at) {
            return in.get(JAVA_LONG_UNALIGNED, IN_HEADER + at);
        }

        private long nodeNumber() {
            return in.get(JAVA_LONG_UNALIGNED, 16);
        }

        private Caller caller() {
            return new Caller(number(in, 24), number(in, 28), number(in, 32));
        }

        private void set(int at, int value) {
            out.set(JAVA_INT_UNALIGNED, OUT_HEADER + at, value);
        }

        private void setWide(int at, long value) {
            out.set(JAVA_LONG_UNALIGNED, OUT_HEADER + at, value);
        }

        private void clear(int length) {
            out.asSlice(OUT_HEADER, length).fill((byte) 0);
        }

        private int init() {
            clear(64);
            set(0, MAJOR);
            set(4, Math.min(MINOR, number(in, IN_HEADER + 4)));
            set(8, number(in, IN_HEADER + 8));
            set(12, number(in, IN_HEADER + 12) & INIT_MAX_PAGES);
            set(20, MOST);
            set(24, 1);
            out.set(JAVA_SHORT_UNALIGNED, OUT_HEADER + 28, (short) PAGES);
            whole = (pages() - 1) * PAGE;
            return 64;
        }

        /// How many a piece has at most (`fs/fuse/inode.c`).
        private int pages() {
            if ((number(in, IN_HEADER + 12) & INIT_MAX_PAGES) == 0) {
                return PAGES_OF_OLD;
            }
            try {
                return Math.min(PAGES, Integer.parseInt(Files.readString(PAGES_LIMIT).strip()));
            } catch (IOException | NumberFormatException _) {
                return PAGES; // a kernel without such a limit
            }
        }

        private int lookup() {
            var name = in.getString(IN_HEADER, StandardCharsets.UTF_8);
            return files.list(nodeNumber()).stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .map(this::entry)
                    .orElse(-ENOENT);
        }

        /// Nothing of it may be kept: a file can go at any time.
        private int entry(Served.Node node) {
            clear(40);
            setWide(0, node.node());
            attributes(40, node);
            return 40 + ATTRIBUTES;
        }

        /// Whether somebody seeks from the end: only then does the kernel ask by an open file, for
        /// what is read past its cache (`fuse_file_llseek`, `fs/fuse/file.c`). Files below `/proc`
        /// refuse that.
        private boolean isSeek() {
            return (number(in, IN_HEADER) & GETATTR_FH) != 0;
        }

        private int attributes() {
            return files.node(nodeNumber())
                    .map(node -> {
                        clear(16);
                        attributes(16, node);
                        return 16 + ATTRIBUTES;
                    })
                    .orElse(-ENOENT);
        }

        /// Root's, and without a size, as below `/proc`.
        private void attributes(int at, Served.Node node) {
            out.asSlice(OUT_HEADER + at, ATTRIBUTES).fill((byte) 0);
            setWide(at, node.node());
            long now = System.currentTimeMillis() / 1000;
            setWide(at + 24, now);
            setWide(at + 32, now);
            setWide(at + 40, now);
            set(at + 60, node.mode());
            set(at + 64, node.isFolder() ? 2 : 1);
            set(at + 80, 1024);
        }

        private int statistics() {
            clear(80);
            set(40, 4096);
            set(44, NAME_MAX);
            set(48, 4096);
            return 80;
        }

        private int openFolder() {
            clear(16);
            return 16;
        }

        private int open() {
            long handle = files.open(nodeNumber());
            if (handle < 0) {
                return (int) handle;
            }
            clear(16);
            setWide(0, handle);
            set(8, DIRECT_IO);
            return 16;
        }

        private int read() {
            var buffer = new byte[Math.min(number(in, IN_HEADER + 16), MOST)];
            int read = files.read(wide(0), buffer, wide(8), caller());
            if (read > 0) {
                MemorySegment.copy(buffer, 0, out, JAVA_BYTE, OUT_HEADER, read);
            }
            return read;
        }

        private int write() {
            var bytes = new byte[number(in, IN_HEADER + 16)];
            MemorySegment.copy(in, JAVA_BYTE, IN_HEADER + 40, bytes, 0, bytes.length);
            bytes = lines(bytes);
            int written = files.write(wide(0), bytes, caller());
            if (written < 0) {
                return written;
            }
            clear(8);
            set(0, written);
            return 8;
        }

        /// What may be a part of a longer write(2) must not end within a line, which would be taken
        /// for a whole one: the writer is told that less was taken, and writes the rest again.
        private byte[] lines(byte[] bytes) {
            if (bytes.length <= whole) {
                return bytes;
            }
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            return end == 0 ? bytes : Arrays.copyOf(bytes, end);
        }

        private int release() {
            files.release(wide(0));
            return 0;
        }

        /// As many entries from an offset on as there is room for. An entry's offset is the next
        /// one's.
        private int list() {
            int room = Math.min(number(in, IN_HEADER + 16), MOST);
            var all = files.list(nodeNumber());
            int at = 0;
            for (int i = (int) wide(8); i < all.size(); i++) {
                var name = all.get(i).name().getBytes(StandardCharsets.UTF_8);
                int length = 24 + name.length + 7 & ~7;
                if (at + length > room) {
                    break;
                }
                out.asSlice(OUT_HEADER + at, length).fill((byte) 0);
                setWide(at, all.get(i).node());
                setWide(at + 8, i + 1L);
                set(at + 16, name.length);
                set(at + 20, all.get(i).type());
                MemorySegment.copy(name, 0, out, JAVA_BYTE, OUT_HEADER + at + 24, name.length);
                at += length;
            }
            return at;
        }
    }
}
