// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.uml;

import java.nio.file.Path;
import java.util.List;
import jiffy.lab.Tools;
import jiffy.lab.VmOptions;
import jiffy.lab.guest.JavaImage;
import jiffy.lab.machine.Hypervisor;
import jiffy.lab.machine.Machine;

/// Runs kernels that are programs. They boot in less than a second, so no template is kept.
public record UserMode(Tools tools) implements Hypervisor {

    @Override
    public List<Tools.Tool> needs() {
        return List.of(Tools.Tool.BASH);
    }

    /// The host's own folder: reading from it takes no time in the guest.
    @Override
    public JavaImage.Mount mount(JavaImage java) {
        return new JavaImage.Mount("hostfs", "none", "ro," + java.tree());
    }

    @Override
    public Machine launch(Parts parts, Path folder, Machine.Life life) {
        var options = parts.options();
        var command =
                new UserModeCommand(
                        options.memoryMb(),
                        options.clock() == VmOptions.Clock.VIRTUAL,
                        parts.kernel().image(),
                        parts.initramfs().file(),
                        options.kernelArguments());
        return UserModeMachine.boot(command, folder, life, tools);
    }
}
