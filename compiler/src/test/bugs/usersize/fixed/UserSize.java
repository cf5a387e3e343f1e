// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/UserSize.java: a limit, checked before the allocation.
//
// `remaining` is what the caller of write(2) says, up to two gigabytes, and nothing is fetched
// yet. Anyone can make the kernel allocate and clear that much, as often as they like.
//
// source: syzbot "WARNING in __alloc_pages" (kmalloc with a size that a user chose)
// class: user-memory
package bugs.usersize;

import module jiffy.linux;

/// Checksums of what is written.
@KernelModule(name = "usersize", license = "GPL", description = "Checksums")
public final class UserSize {
    private static final int LONGEST = 64 * 1024;

    private final Mutex lock = new Mutex();
    private int checksum;
    private long bytes;

    private final ProcFile file =
            new ProcFile("usersize", 0666).shows(this::show).writes(this::write);

    private void write(UserReader in) throws Errno {
        var data = fetch(in);
        int sum = checksum(data);
        try (var _ = lock.acquire()) {
            checksum = checksum * 31 + sum;
            bytes += data.length;
        }
    }

    private static byte[] fetch(UserReader in) throws Errno {
        if (in.remaining() > LONGEST) {
            throw new Errno(Errno.EMSGSIZE);
        }
        var data = new byte[in.remaining()];
        in.read(data);
        return data;
    }

    private static int checksum(byte[] data) {
        int low = 1;
        int high = 0;
        for (byte each : data) {
            low = (low + (each & 0xFF)) % 65521;
            high = (high + low) % 65521;
        }
        return high << 16 | low;
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            out.printf("%x of %d bytes\n", checksum, bytes);
        }
    }
}
