// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.conformance;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import jiffy.mp1.syscall.Descriptor;
import jiffy.mp1.syscall.ErrnoException;
import jiffy.mp1.syscall.SystemCall;

/// The module under test, loaded and unloaded as `insmod` and `rmmod` do it.
///
/// @param file the `.ko`
record KernelModule(Path file) {

    static final String NAME = "mp1";
    private static final int O_NONBLOCK = 0x800;

    /// @throws Case.Skipped if no module was named
    static KernelModule of(Options options) {
        if (options.module() == null) {
            throw new Case.Skipped("--module was not given");
        }
        return new KernelModule(options.module());
    }

    /// Loads the module.
    ///
    /// @throws ErrnoException if the kernel refuses
    void load(String parameters) throws IOException {
        ErrnoException.check(tryLoad(parameters), "insmod " + file + " " + parameters);
    }

    /// `finit_module(2)`
    ///
    /// @return 0 or a negative errno
    long tryLoad(String parameters) throws IOException {
        try (var module = Descriptor.open(file, Descriptor.O_RDONLY);
                var arena = Arena.ofConfined()) {
            var text = arena.allocateFrom(parameters);
            return SystemCall.FINIT_MODULE.call(module.number(), text.address(), 0);
        }
    }

    /// `delete_module(2)`, which does not wait for users of the module.
    ///
    /// @return 0 or a negative errno
    static long tryUnload() {
        try (var arena = Arena.ofConfined()) {
            var name = arena.allocateFrom(NAME);
            return SystemCall.DELETE_MODULE.call(name.address(), O_NONBLOCK);
        }
    }

    static void unload() throws ErrnoException {
        ErrnoException.check(tryUnload(), "rmmod " + NAME);
    }

    static boolean isLoaded() throws IOException {
        try (var modules = Files.lines(Path.of("/proc/modules"))) {
            return modules.anyMatch(each -> each.startsWith(NAME + " "));
        }
    }
}
