// SPDX-License-Identifier: MIT OR GPL-2.0
// The fixed version of bug/Mp1GlobalBuf.java: the buffer is a local, and the helpers get it.
//
// Every write allocates a buffer, as it should, but keeps it in a field, where helpers find it.
// Two writers at once parse the same buffer, and one of them was never filled: in C also a leak
// and a double free.
//   CPU 0: buffer = new; fetch | CPU 1: buffer = new | CPU 0: parses the zeros of CPU 1's buffer
//
// source: public solutions of the MP1 assignment (a static `procfs_buffer` that read and write
// both kmalloc, use and kfree)
// class: race
package bugs.mp1globalbuf;

import module jiffy.linux;

/// Adds up the numbers that are written, one in each line.
@KernelModule(name = "mp1globalbuf", license = "GPL", description = "A sum of lines")
public final class Mp1GlobalBuf {
    private static final int LONGEST = 1024;

    private final Mutex lock = new Mutex();
    private long sum; // guarded by lock

    private final ProcFile status =
            new ProcFile("mp1globalbuf", 0666).shows(this::show).writes(this::write);

    private void write(UserReader in) throws Errno {
        var buffer = new byte[LONGEST];
        long total = parse(buffer, in.read(buffer));
        try (var _ = lock.acquire()) {
            sum += total;
        }
    }

    private static long parse(byte[] buffer, int length) {
        long total = 0;
        int number = 0;
        for (int i = 0; i < length; i++) {
            byte each = buffer[i];
            if (each >= '0' && each <= '9') {
                number = number * 10 + each - '0';
            } else {
                total += number;
                number = 0;
            }
        }
        return total + number;
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            out.printf("%d\n", sum);
        }
    }
}
