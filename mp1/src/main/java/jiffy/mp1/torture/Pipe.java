// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.torture;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jiffy.mp1.syscall.ErrnoException;
import jiffy.mp1.syscall.SystemCall;

/// A pipe that nobody waits at.
///
/// @param output the end to read from
/// @param input the end to write to
record Pipe(int output, int input) {

    private static final int O_NONBLOCK = 0x800;
    private static final int SIZE = 65536;

    static Pipe open() throws ErrnoException {
        try (var arena = Arena.ofConfined()) {
            var ends = arena.allocate(ValueLayout.JAVA_INT, 2);
            ErrnoException.check(SystemCall.PIPE2.call(ends.address(), O_NONBLOCK), "pipe");
            return new Pipe(
                    ends.getAtIndex(ValueLayout.JAVA_INT, 0),
                    ends.getAtIndex(ValueLayout.JAVA_INT, 1));
        }
    }

    /// Takes out what is in it.
    ///
    /// @param buffer of at least 64 KiB
    byte[] drain(MemorySegment buffer) {
        var count = SystemCall.READ.call(output, buffer.address(), SIZE);
        return buffer.asSlice(0, Math.max(0, count)).toArray(ValueLayout.JAVA_BYTE);
    }
}
