// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.nio.charset.StandardCharsets;
import jiffy.linux.Errno;

/// A text that does not change.
final class TextContent implements Content {
    private final byte[] text;

    TextContent(String text) {
        this.text = text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int read(UserBuffer to, long offset) {
        int from = (int) Math.min(offset, text.length);
        int wanted = Math.min(to.count(), text.length - from);
        int copied = to.copy(text, from, wanted, 0);
        return copied == 0 && wanted > 0 ? -Errno.EFAULT : copied;
    }

    @Override
    public long seek(long position, long offset, OpenFile.Whence whence) {
        return RawContent.seekPlain(position, offset, whence);
    }
}
