// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.util.Optional;
import jiffy.linux.Errno;
import jiffy.linux.proc.ProcFile;
import jiffy.linux.proc.UserWriter;

/// A file whose reads are up to the module, or that cannot be read.
final class RawContent implements Content {
    private final Host host;
    private final Optional<ProcFile.Output> output;

    RawContent(Host host, Optional<ProcFile.Output> output) {
        this.host = host;
        this.output = output;
    }

    @Override
    public int read(UserBuffer to, long offset) {
        if (output.isEmpty()) {
            return -Errno.EIO;
        }
        var writer =
                new UserWriter(
                        (index, value) -> {
                            host.userAccess(index);
                            to.set(index, value);
                        },
                        offset,
                        to.count());
        int status = host.call(() -> output.get().read(writer));
        return status != 0 && writer.written() == 0 ? status : writer.written();
    }

    @Override
    public long seek(long position, long offset, OpenFile.Whence whence) {
        return seekPlain(position, offset, whence);
    }

    /// `default_llseek`, `fs/read_write.c`, for a file whose size is 0.
    static long seekPlain(long position, long offset, OpenFile.Whence whence) {
        long target = whence == OpenFile.Whence.CURRENT ? position + offset : offset;
        return target < 0 ? -Errno.EINVAL : target;
    }
}
