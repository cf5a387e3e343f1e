// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.util.Optional;
import jiffy.linux.Errno;
import jiffy.linux.proc.ProcFile;
import jiffy.linux.proc.UserReader;

/// What a module has put behind a file: one opening of it.
///
/// @param shown what is read
record ProcContent(Host host, ProcFile file, Content shown) implements Content {
    static Content of(Host host, ProcFile file) {
        return new ProcContent(
                host,
                file,
                file.reader()
                        .map(reader -> shown(host, reader))
                        .orElseGet(() -> new RawContent(host, Optional.empty())));
    }

    private static Content shown(Host host, ProcFile.Reader reader) {
        return switch (reader) {
            case ProcFile.Reader.OfContent(var show) ->
                    new SeqContent(host, new SingleRecord(host, show));
            case ProcFile.Reader.OfTable<?> table ->
                    new SeqContent(host, TableRecords.of(host, table));
            case ProcFile.Reader.OfOutput(var read) -> new RawContent(host, Optional.of(read));
        };
    }

    @Override
    public int read(UserBuffer to, long offset) {
        return shown.read(to, offset);
    }

    @Override
    public int write(UserBuffer from) {
        var writer = file.writer();
        if (writer.isEmpty()) {
            return -Errno.EIO;
        }
        var reader =
                new UserReader(
                        index -> {
                            host.userAccess(index);
                            return from.get(index);
                        },
                        from.count());
        int status = host.call(() -> writer.get().write().write(reader));
        if (status == 0) {
            return from.count();
        }
        return reader.committed() > 0 ? reader.committed() : status;
    }

    @Override
    public long seek(long position, long offset, OpenFile.Whence whence) {
        return shown.seek(position, offset, whence);
    }

    @Override
    public void release() {
        shown.release();
    }
}
