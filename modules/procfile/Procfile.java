// SPDX-License-Identifier: MIT OR GPL-2.0
package procfile;

import module jiffy.linux;

/// A note in `/proc/procfile/note`: what is written there can be read again.
@KernelModule(name = "procfile", license = "Dual MIT/GPL", description = "Raw reads and writes")
public final class Procfile {
    private final Mutex lock = new Mutex();
    private final byte[] note = new byte[64];
    private int length;

    private final ProcDirectory directory = new ProcDirectory("procfile"); // proc_mkdir
    private final ProcFile file = // proc_create
            new ProcFile(directory, "note", 0666).reads(this::read).writes(this::write);

    private void read(UserWriter out) throws Errno {
        var copy = copy(); // kmalloc; freed when it is no longer used
        out.write(copy, out.offset()); // copy_to_user
    }

    private void write(UserReader in) throws Errno {
        var bytes = new byte[note.length];
        int count = in.read(bytes); // copy_from_user
        if (in.hasRemaining()) {
            throw new Errno(Errno.EMSGSIZE);
        }
        try (var _ = lock.acquire()) {
            for (int i = 0; i < count; i++) {
                note[i] = bytes[i];
            }
            length = count;
        }
    }

    private byte[] copy() {
        try (var _ = lock.acquire()) {
            var copy = new byte[length];
            for (int i = 0; i < length; i++) {
                copy[i] = note[i];
            }
            return copy;
        }
    }
}
