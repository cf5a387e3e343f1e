// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jiffy.mp1.syscall.Descriptor;
import jiffy.mp1.syscall.Errno;
import jiffy.mp1.syscall.ErrnoException;

/// mp1 as a program sees it: register a process, read the CPU time of all that are registered.
///
/// ```java
/// var mp1 = new Mp1();
/// mp1.register();
/// for (var each : mp1.read()) {
///     System.out.println(each.pid() + " used " + each.duration());
/// }
/// ```
///
/// Objects hold no resource and may be shared by threads: each method opens the file and closes it.
/// There is no way to unregister: mp1 drops a process by itself once it is gone.
public final class Mp1 {

    /// Where the kernel module publishes its file.
    public static final Path STATUS_FILE = Path.of("/proc/mp1/status");

    private static final int BUFFER = 64 * 1024;

    private final Path file;

    /// mp1 of the running kernel, at [#STATUS_FILE].
    public Mp1() {
        this(STATUS_FILE);
    }

    /// mp1 whose file is served elsewhere.
    public Mp1(Path statusFile) {
        file = statusFile;
    }

    /// The file that requests are written to and the list is read from.
    public Path statusFile() {
        return file;
    }

    /// Registers the process that calls.
    ///
    /// @throws Mp1Exception as [#register(long)]
    public void register() throws Mp1Exception {
        register(ProcessHandle.current().pid());
    }

    /// Registers a process.
    ///
    /// @throws Mp1Exception as [#register(long)]
    public void register(ProcessHandle process) throws Mp1Exception {
        register(process.pid());
    }

    /// Registers a process by its number in the caller's pid namespace, in one `write(2)`.
    ///
    /// @throws Mp1Exception if mp1 is not loaded or refuses; [Mp1Exception#errno] says which
    public void register(long pid) throws Mp1Exception {
        var request = (pid + "\n").getBytes(StandardCharsets.US_ASCII);
        try (var status = open(Descriptor.O_WRONLY)) {
            var written = status.write(request);
            if (written < 0) {
                throw Mp1Exception.registering(pid, new Errno((int) -written));
            }
            if (written != request.length) {
                throw Mp1Exception.malformed(
                        file, "it took %d of %d bytes".formatted(written, request.length));
            }
        }
    }

    /// Reads the list: one element a registered process that the caller may see, in the order of
    /// the file, with CPU times as of the last refresh (every 5 s unless the module was told
    /// otherwise).
    ///
    /// @throws Mp1Exception if mp1 is not loaded, or the file holds something else
    public List<CpuTime> read() throws Mp1Exception {
        try {
            return CpuTime.parseAll(text());
        } catch (IllegalArgumentException malformed) {
            throw Mp1Exception.malformed(file, malformed.getMessage());
        }
    }

    /// Reads the CPU time of one process, if it is registered and the caller may see it.
    ///
    /// @throws Mp1Exception as [#read()]
    public Optional<CpuTime> find(long pid) throws Mp1Exception {
        return read().stream().filter(each -> each.pid() == pid).findFirst();
    }

    private String text() throws Mp1Exception {
        var text = new ByteArrayOutputStream();
        try (var status = open(Descriptor.O_RDONLY);
                var arena = Arena.ofConfined()) {
            var buffer = arena.allocate(BUFFER);
            for (var count = read(status, buffer); count > 0; count = read(status, buffer)) {
                text.writeBytes(buffer.asSlice(0, count).toArray(ValueLayout.JAVA_BYTE));
            }
        }
        return text.toString(StandardCharsets.US_ASCII);
    }

    private long read(Descriptor status, MemorySegment buffer) throws Mp1Exception {
        var count = status.read(buffer);
        if (count < 0) {
            throw Mp1Exception.reading(file, new Errno((int) -count));
        }
        return count;
    }

    private Descriptor open(int flags) throws Mp1Exception {
        try {
            return Descriptor.open(file, flags);
        } catch (ErrnoException refused) {
            throw Mp1Exception.opening(file, refused.errno());
        }
    }
}
