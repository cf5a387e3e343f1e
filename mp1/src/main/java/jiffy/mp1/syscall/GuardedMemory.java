// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.syscall;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A page that may be used, with a page behind it that may not.
public final class GuardedMemory implements AutoCloseable {

    /// An address that belongs to the kernel.
    public static final long KERNEL = 0xffff_8880_0000_1000L;

    private static final int PAGE = 4096;
    private static final int PROT_NONE = 0;
    private static final int PROT_READ_WRITE = 3;
    private static final int MAP_PRIVATE_ANONYMOUS = 0x22;
    private static final int MAP_FIXED = 0x10;

    private final long start;

    /// Maps both.
    ///
    /// @throws ErrnoException if the kernel has no memory
    public GuardedMemory() throws ErrnoException {
        start = map(0, 2 * PAGE, PROT_READ_WRITE, 0);
        map(start + PAGE, PAGE, PROT_NONE, MAP_FIXED);
    }

    private static long map(long at, long size, int protection, int flags) throws ErrnoException {
        var all = MAP_PRIVATE_ANONYMOUS | flags;
        return ErrnoException.check(SystemCall.MMAP.call(at, size, protection, all, -1, 0), "mmap");
    }

    /// The address of the page that may not be used.
    public long guard() {
        return start + PAGE;
    }

    /// Puts bytes right before the guard.
    ///
    /// @param bytes at most a page of them
    /// @return their address
    @SuppressWarnings("restricted") // the mapping above is at least as long as what is named here
    public long endingWith(byte[] bytes) {
        var address = guard() - bytes.length;
        MemorySegment.copy(
                bytes,
                0,
                MemorySegment.ofAddress(address).reinterpret(bytes.length),
                ValueLayout.JAVA_BYTE,
                0,
                bytes.length);
        return address;
    }

    /// What is in memory before the guard.
    @SuppressWarnings("restricted") // as above
    public byte[] read(long address, int count) {
        return MemorySegment.ofAddress(address).reinterpret(count).toArray(ValueLayout.JAVA_BYTE);
    }

    @Override
    public void close() {
        SystemCall.MUNMAP.call(start, 2 * PAGE);
    }
}
