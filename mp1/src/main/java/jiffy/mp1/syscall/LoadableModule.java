// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.syscall;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;

/// A kernel module, loaded and unloaded as `insmod` and `rmmod` do it.
///
/// @param file the `.ko`
/// @param name what the kernel calls it
public record LoadableModule(Path file, String name) {

    private static final int O_NONBLOCK = 0x800;

    /// Loads the module.
    ///
    /// @throws ErrnoException if the kernel refuses
    public void load(String parameters) throws IOException {
        ErrnoException.check(tryLoad(parameters), "insmod " + file + " " + parameters);
    }

    /// `finit_module(2)`
    ///
    /// @return 0 or a negative errno
    public long tryLoad(String parameters) throws IOException {
        try (var module = Descriptor.open(file, Descriptor.O_RDONLY);
                var arena = Arena.ofConfined()) {
            var text = arena.allocateFrom(parameters);
            return SystemCall.FINIT_MODULE.call(module.number(), text.address(), 0);
        }
    }

    /// Unloads the module.
    ///
    /// @throws ErrnoException if the kernel refuses
    public void unload() throws ErrnoException {
        ErrnoException.check(tryUnload(name), "rmmod " + name);
    }

    /// `delete_module(2)`, which does not wait for users of the module.
    ///
    /// @return 0 or a negative errno
    public static long tryUnload(String name) {
        try (var arena = Arena.ofConfined()) {
            return SystemCall.DELETE_MODULE.call(arena.allocateFrom(name).address(), O_NONBLOCK);
        }
    }

    /// Whether a module of that name is loaded.
    public static boolean isLoaded(String name) throws IOException {
        try (var modules = Files.lines(Path.of("/proc/modules"))) {
            return modules.anyMatch(each -> each.startsWith(name + " "));
        }
    }
}
