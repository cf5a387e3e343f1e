// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import java.nio.file.Path;
import jiffy.lab.Kernel;
import jiffy.lab.Progress;
import jiffy.lab.Tools;

/// Makes a `.ko` of a module's sources. Found with [java.util.ServiceLoader].
public interface ModuleBuilder {

    /// Whether this is one that it can build.
    boolean canBuild(ModuleSource source);

    /// Builds a module for a kernel.
    ///
    /// @return the `.ko`
    /// @throws jiffy.lab.LabException or another exception whose message is for people, if the
    ///     sources are wrong
    Path build(ModuleSource source, Kernel kernel, Tools tools, Progress progress);
}
