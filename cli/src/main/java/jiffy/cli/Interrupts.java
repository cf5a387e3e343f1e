// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What Ctrl-C does.
final class Interrupts {
    private static final int SIGINT = 2;
    private static final MemorySegment SIG_IGN = MemorySegment.ofAddress(1);

    private Interrupts() {}

    /// From now on it is for the programs that we start, and we wait for them: a terminal sends it
    /// to all of us. A program that does not say what it wants of it does not get it either.
    @SuppressWarnings("restricted") // the launcher allows it
    static void leaveToChildren() {
        var linker = Linker.nativeLinker();
        var signal =
                linker.downcallHandle(
                        linker.defaultLookup().findOrThrow("signal"),
                        FunctionDescriptor.of(
                                ValueLayout.ADDRESS, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
        try {
            var _ = (MemorySegment) signal.invokeExact(SIGINT, SIG_IGN);
        } catch (Throwable impossible) {
            throw new LinkageError("signal(2)", impossible);
        }
    }
}
