// SPDX-License-Identifier: MIT OR GPL-2.0
// Writers fetch the current buffer under the lock and fill it after they gave the lock back. A
// resize in between replaces the buffer: in C a use after free, here the bytes go to an array
// that nobody reads, and two writers fill the same cells.
//
// source: CVE-2020-27786, "ALSA: rawmidi: Fix racy buffer resize under concurrent accesses"
// class: race
package bugs.rawmidiresize;

import module jiffy.linux;

/// A buffer for MIDI bytes whose size can be changed while it is used.
@KernelModule(name = "rawmidiresize", license = "GPL", description = "A MIDI buffer")
public final class RawmidiResize {
    private static final int GREATEST = 4096;

    private final Mutex lock = new Mutex();
    private byte[] buffer = new byte[64];
    private int filled;

    private final ProcDirectory directory = new ProcDirectory("rawmidiresize");
    private final ProcFile data = new ProcFile(directory, "data", 0600).writes(this::write);
    private final ProcFile size =
            new ProcFile(directory, "size", 0600).shows(this::show).writes(this::resize);

    private void resize(UserReader in) throws Errno {
        int wanted = in.parseInt();
        if (wanted < 16 || wanted > GREATEST) {
            throw new Errno(Errno.EINVAL);
        }
        var fresh = new byte[wanted];
        try (var _ = lock.acquire()) {
            buffer = fresh;
            filled = 0;
        }
    }

    private byte[] currentBuffer() {
        try (var _ = lock.acquire()) {
            return buffer; // BUG
        }
    }

    private void write(UserReader in) throws Errno {
        var target = currentBuffer();
        int count = in.read(target); // BUG
        try (var _ = lock.acquire()) {
            filled = count;
        }
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            int sum = 0;
            for (int i = 0; i < filled; i++) {
                sum += buffer[i];
            }
            out.printf("%d of %d bytes, sum %d\n", filled, buffer.length, sum);
        }
    }
}
