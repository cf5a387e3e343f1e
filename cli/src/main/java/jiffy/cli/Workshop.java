// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.io.IOException;
import java.nio.file.Path;
import jiffy.lab.Kernel;

/// Makes a `.ko` of whatever names a module.
final class Workshop {

    Workshop(Steps steps, Progress progress) {}

    /// The module for that kernel: made of its sources, or the `.ko` that was named.
    Path module(String what, Kernel kernel) throws IOException {
        return BuiltModule.find(what, Subcommand.places());
    }
}
