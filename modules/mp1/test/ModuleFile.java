// SPDX-License-Identifier: MIT OR GPL-2.0
package mp1;

import java.nio.file.Path;
import java.util.List;
import jiffy.compiler.Compiler;
import jiffy.compiler.kbuild.Kbuild;
import jiffy.lab.KernelName;
import jiffy.lab.Lab;
import jiffy.lab.Progress;
import jiffy.testing.TestKernel;

/// The module's file, freshly made.
final class ModuleFile {
    private ModuleFile() {}

    /// Compiles the module for a kernel.
    static Kbuild.Built build(TestKernel kernel, Path folder) throws Exception {
        var compilation = Compiler.compile(List.of(UserSpace.moduleFolder()));
        var kernels = Lab.open(Progress.silent()).kernels();
        var headers = kernels.get(KernelName.parse(kernel.name()), Progress.silent()).headers();
        return Kbuild.build(compilation, headers, folder);
    }
}
