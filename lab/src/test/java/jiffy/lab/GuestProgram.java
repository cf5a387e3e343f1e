// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;

/// Runs inside a guest, in a test: calls the C library and compares.
public final class GuestProgram {

    private GuestProgram() {}

    @SuppressWarnings("restricted") // calling native code is what it is for
    public static void main(String[] arguments) throws Throwable {
        var linker = Linker.nativeLinker();
        var getpid =
                linker.downcallHandle(
                        linker.defaultLookup().findOrThrow("getpid"),
                        FunctionDescriptor.of(ValueLayout.JAVA_INT));
        var same = (int) getpid.invokeExact() == ProcessHandle.current().pid();
        System.out.println("Hello " + arguments[0] + ", getpid agrees: " + same);
        System.exit(3);
    }
}
