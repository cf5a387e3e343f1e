// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

/// The buffer of a `struct seq_file`: what does not fit counts as filling it.
final class SeqBuffer {
    private byte[] bytes;
    private int count;

    SeqBuffer(int size) {
        bytes = new byte[size];
    }

    int count() {
        return count;
    }

    byte[] bytes() {
        return bytes;
    }

    /// Forgets what was written behind.
    void truncate(int length) {
        count = length;
    }

    /// A byte is kept free, as by `seq_printf`.
    void append(byte[] text) {
        if (count + text.length < bytes.length) {
            System.arraycopy(text, 0, bytes, count, text.length);
            count += text.length;
        } else {
            count = bytes.length;
        }
    }

    boolean hasOverflowed() {
        return count == bytes.length;
    }

    /// Another one, empty and twice as large.
    void grow() {
        bytes = new byte[bytes.length * 2];
        count = 0;
    }
}
