// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import jiffy.linux.Errno;

/// A file of the module: its callers are counted, and after it was removed nobody gets in
/// (`fs/proc/inode.c`).
final class ModuleContent implements Content {
    private final Files files;
    private Files.Published published;
    private Content content;

    ModuleContent(Files files, Files.Published published, Content content) {
        this.files = files;
        this.published = published;
        this.content = content;
    }

    @Override
    public int read(UserBuffer to, long offset) {
        if (published == null || !files.enter(published)) {
            return -Errno.EIO;
        }
        try {
            return content.read(to, offset);
        } finally {
            files.leave(published);
        }
    }

    @Override
    public int write(UserBuffer from) {
        if (published == null || !files.enter(published)) {
            return -Errno.EIO;
        }
        try {
            return content.write(from);
        } finally {
            files.leave(published);
        }
    }

    @Override
    public long seek(long position, long offset, OpenFile.Whence whence) {
        if (published == null || !files.enter(published)) {
            return -Errno.EINVAL;
        }
        try {
            return content.seek(position, offset, whence);
        } finally {
            files.leave(published);
        }
    }

    @Override
    public void release() {
        if (published != null) {
            content.release();
            files.close(published, this);
        }
    }

    /// The file was removed: nothing of the module is kept.
    void cut() {
        published = null;
        content = null;
    }
}
