// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicLong;
import jiffy.mp1.syscall.LoadableModule;

/// The module under attack.
///
/// @param file that it offers
/// @param module its `.ko`
/// @param parameters for loading it
/// @param loads how often it was loaded
/// @param covered what of its code was reached, where it keeps account of that
record Victim(
        Path file, LoadableModule module, String parameters, AtomicLong loads, BitSet covered) {

    Victim(Path file, LoadableModule module, String parameters) {
        this(file, module, parameters, new AtomicLong(), new BitSet());
    }

    /// Loads it anew; it may be loaded or not.
    ///
    /// @throws jiffy.mp1.syscall.ErrnoException if the kernel refuses
    void reload() throws IOException {
        unload();
        module.load(parameters);
        loads.incrementAndGet();
    }

    void unload() throws IOException {
        if (LoadableModule.isLoaded(module.name())) {
            look();
            module.unload();
        }
    }

    /// A module that was built to keep account has a parameter with a bit for every four bytes of
    /// code.
    private void look() throws IOException {
        var parameter = Path.of("/sys/module", module.name(), "parameters", "covered");
        if (Files.exists(parameter)) {
            covered.or(BitSet.valueOf(Files.readAllBytes(parameter)));
        }
    }
}
