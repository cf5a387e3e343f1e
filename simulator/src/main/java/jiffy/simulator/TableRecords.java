// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import jiffy.linux.list.TableEntry;
import jiffy.linux.proc.ProcFile;
import jiffy.linux.proc.SeqFile;

/// The entries of a table; a position is an order of arrival. A record is as many entries as the
/// buffer has room for, and after a batch others get the lock.
final class TableRecords<E extends TableEntry<?>> implements Records<E> {
    private static final int BATCH = 128;

    private final Host host;
    private final ProcFile.Reader.OfTable<E> file;

    /// The last entry of the record that was shown.
    private E last;

    private int left;

    private TableRecords(Host host, ProcFile.Reader.OfTable<E> file) {
        this.host = host;
        this.file = file;
    }

    static <E extends TableEntry<?>> TableRecords<E> of(
            Host host, ProcFile.Reader.OfTable<E> file) {
        return new TableRecords<>(host, file);
    }

    @Override
    public E start(Position position) {
        host.lock(file.lock());
        left = BATCH;
        last = file.table().entryFrom(position.index);
        if (last != null) {
            position.index = last.order();
        }
        return last;
    }

    @Override
    public E next(E record, Position position) {
        long behind = last.order() + 1;
        if (left == 0 && file.table().entryFrom(behind) != null) {
            host.unlock(file.lock());
            host.lock(file.lock());
            left = BATCH;
        }
        last = file.table().entryFrom(behind);
        position.index = last == null ? behind : last.order();
        return last;
    }

    @Override
    public void stop() {
        host.unlock(file.lock());
    }

    @Override
    public int show(E first, SeqBuffer out) {
        var entry = first;
        while (true) {
            int before = out.count();
            int status = showOne(entry, out);
            if (status != 0 || out.hasOverflowed()) {
                if (entry == first) {
                    last = entry;
                    return status;
                }
                out.truncate(before); // this entry comes again in the next record
                return 0;
            }
            last = entry;
            var next = file.table().entryFrom(entry.order() + 1);
            if (--left == 0 || next == null) {
                return 0;
            }
            entry = next;
        }
    }

    private int showOne(E entry, SeqBuffer out) {
        var text = new SeqFile();
        int status = host.call(() -> file.show().show(entry, text));
        out.append(text.bytes());
        return status;
    }
}
