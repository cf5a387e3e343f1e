// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.machine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jiffy.lab.Kernel;
import jiffy.lab.Tools;
import jiffy.lab.VmOptions;
import jiffy.lab.guest.Initramfs;
import jiffy.lab.guest.JavaImage;

/// What runs kernels of one kind.
public interface Hypervisor {

    /// What a machine is made of.
    ///
    /// @param java that its first file system mounts, if it has one
    record Parts(VmOptions options, Kernel kernel, Initramfs initramfs, Optional<JavaImage> java) {}

    /// The programs of this machine that it takes.
    List<Tools.Tool> needs();

    /// How the guest comes to its Java.
    JavaImage.Mount mount(JavaImage java);

    /// Starts a machine whose agent answers.
    Machine launch(Parts parts, Path folder, Machine.Life life);
}
