// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.qemu;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jiffy.lab.JavaProgram;
import jiffy.lab.Progress;
import jiffy.lab.Tools;
import jiffy.lab.VmOptions;
import jiffy.lab.guest.JavaImage;
import jiffy.lab.host.Cache;
import jiffy.lab.machine.Hypervisor;
import jiffy.lab.machine.Machine;

/// Runs kernels on a processor that QEMU emulates, or that KVM lends.
public record Qemu(Cache cache, Tools tools, Progress progress) implements Hypervisor {

    @Override
    public List<Tools.Tool> needs() {
        return List.of(Tools.Tool.QEMU, Tools.Tool.MKE2FS);
    }

    @Override
    public JavaImage.Mount mount(JavaImage java) {
        return new JavaImage.Mount("ext4", "/dev/vda", "ro");
    }

    @Override
    public Machine launch(Parts parts, Path folder, Machine.Life life) {
        var command = command(parts);
        var warmUp = new ArrayList<List<String>>();
        if (parts.java().isPresent()) warmUp.add(List.of("java", "-version"));
        parts.options().program().ifPresent(program -> warmUp.add(warmUp(program)));
        return new Templates(cache, tools, progress)
                .start(
                        command,
                        List.of(parts.kernel().version(), parts.initramfs().identity()),
                        warmUp,
                        folder,
                        life);
    }

    /// Brings what it reads into the guest's memory.
    private static List<String> warmUp(JavaProgram program) {
        return program.command(program.training().toArray(String[]::new)).arguments();
    }

    private QemuCommand command(Parts parts) {
        var options = parts.options();
        var virtual = options.clock() == VmOptions.Clock.VIRTUAL;
        var disk = parts.java().map(java -> java.disk(cache, tools, progress));
        var isSlow = disk.isPresent() || options.kernel().isSanitizer();
        var probe =
                new QemuCommand(
                        "kvm",
                        options.memoryMb(),
                        options.cpus(),
                        virtual,
                        isSlow ? 3 : 5,
                        parts.kernel().image(),
                        parts.initramfs().file(),
                        disk,
                        options.kernelArguments());
        return virtual
                ? probe.accelerator("tcg")
                : probe.accelerator(Accelerator.choose(probe, cache, tools, progress));
    }
}
