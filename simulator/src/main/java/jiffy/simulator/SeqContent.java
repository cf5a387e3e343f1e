// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.util.function.Supplier;
import jiffy.linux.Errno;

/// A file made of records, of which a reader may take any part: `seq_read_iter`, `seq_lseek` and
/// `traverse` of `fs/seq_file.c`. Records are shown again whenever the reader needs them again, and
/// when the buffer was too small.
final class SeqContent implements Content {
    private static final int PAGE = 4096;

    private final Host host;
    private final Walk<?> walk;

    SeqContent(Host host, Records<?> records) {
        this.host = host;
        walk = new Walk<>(records);
    }

    @Override
    public int read(UserBuffer to, long offset) {
        return alone(() -> walk.read(to, offset));
    }

    @Override
    public long seek(long position, long offset, OpenFile.Whence whence) {
        if (whence == OpenFile.Whence.END) {
            return -Errno.EINVAL;
        }
        long target = whence == OpenFile.Whence.CURRENT ? position + offset : offset;
        return target < 0 ? -Errno.EINVAL : alone(() -> walk.seek(target));
    }

    /// `m->lock`
    private <T> T alone(Supplier<T> code) {
        return host.alone(this, code);
    }

    private final class Walk<R> {
        private final Records<R> records;
        private final SeqBuffer buffer = new SeqBuffer(PAGE);
        private final Records.Position position = new Records.Position();

        /// What is left in the buffer for the next read, and where.
        private int left;

        private int from;
        private long readPosition;

        Walk(Records<R> records) {
            this.records = records;
        }

        long seek(long target) {
            int status = target == readPosition ? 0 : skip(target);
            return status < 0 ? status : target;
        }

        int read(UserBuffer to, long offset) {
            if (to.count() == 0) {
                return 0;
            }
            if (offset == 0) {
                position.index = 0;
                left = 0;
            }
            int status = offset == readPosition ? 0 : skip(offset);
            int copied = 0;
            if (status == 0 && left > 0) {
                copied = take(to, 0);
            }
            if (status == 0 && left == 0) {
                status = fill(to, copied);
                copied += Math.max(0, status);
            }
            if (copied == 0) {
                return left > 0 ? -Errno.EFAULT : status;
            }
            readPosition += copied;
            return copied;
        }

        private int take(UserBuffer to, int at) {
            int copied = to.copy(buffer.bytes(), from, left, at);
            left -= copied;
            from += copied;
            return copied;
        }

        /// Shows a record that is not empty, and as many more as the reader has room for.
        ///
        /// @return bytes copied, or a negative errno
        private int fill(UserBuffer to, int at) {
            buffer.truncate(0);
            from = 0;
            var record = records.start(position);
            while (record != null) {
                int status = records.show(record, buffer);
                if (status < 0) {
                    records.stop();
                    return status;
                }
                if (buffer.count() == 0) {
                    record = records.next(record, position);
                } else if (buffer.hasOverflowed() || host.showsAgain()) {
                    records.stop();
                    buffer.grow();
                    record = records.start(position);
                } else {
                    showMore(record, to.count() - at);
                    records.stop();
                    left = buffer.count();
                    return take(to, at);
                }
            }
            records.stop();
            return 0;
        }

        private void showMore(R first, int room) {
            var record = records.next(first, position);
            while (record != null && buffer.count() < room) {
                int before = buffer.count();
                int status = records.show(record, buffer);
                if (status != 0 || buffer.hasOverflowed()) {
                    buffer.truncate(before);
                    return;
                }
                record = records.next(record, position);
            }
        }

        /// Goes to an offset by showing all that comes before it.
        private int skip(long target) {
            int status = tryToSkip(target);
            while (status == -Errno.EAGAIN) {
                buffer.grow();
                status = tryToSkip(target);
            }
            if (status != 0) {
                readPosition = 0;
                position.index = 0;
                left = 0;
                return status;
            }
            readPosition = target;
            return 0;
        }

        private int tryToSkip(long target) {
            position.index = 0;
            left = 0;
            from = 0;
            buffer.truncate(0);
            if (target == 0) {
                return 0;
            }
            long passed = 0;
            int status = 0;
            var record = records.start(position);
            while (record != null) {
                status = records.show(record, buffer);
                if (status < 0) {
                    break;
                }
                if (buffer.hasOverflowed()) {
                    records.stop();
                    return -Errno.EAGAIN;
                }
                record = records.next(record, position);
                if (passed + buffer.count() > target) {
                    from = (int) (target - passed);
                    left = buffer.count() - from;
                    break;
                }
                passed += buffer.count();
                buffer.truncate(0);
                if (passed == target) {
                    break;
                }
            }
            records.stop();
            return status;
        }
    }
}
