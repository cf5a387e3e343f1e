// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

import java.nio.file.Path;
import java.util.Optional;
import jiffy.lab.host.Cache;
import jiffy.lab.machine.Hypervisor;
import jiffy.lab.machine.Machine;
import jiffy.lab.machine.MachineFile;
import jiffy.lab.qemu.Qemu;
import jiffy.lab.qemu.QemuMachine;
import jiffy.lab.uml.UserMode;
import jiffy.lab.uml.UserModeMachine;

/// The one place that knows which kinds of machines there are.
final class Machines {

    private Machines() {}

    /// What runs a kernel.
    static Hypervisor of(KernelName kernel, Cache cache, Tools tools, Progress progress) {
        return kernel.isUserMode() ? new UserMode(tools) : new Qemu(cache, tools, progress);
    }

    /// The machine of a folder, if it is running.
    static Optional<Machine> running(Path folder) {
        var file = MachineFile.read(folder);
        return file.running()
                .map(process ->
                        UserModeMachine.isIn(file)
                                ? UserModeMachine.of(folder, process)
                                : QemuMachine.of(folder, file, process));
    }

    /// Deletes the folder of a machine that does not run any more, and what it left elsewhere.
    static void forget(Path folder) {
        QemuMachine.forget(MachineFile.read(folder));
        Cache.delete(folder);
    }

    /// A machine with an emulated processor, whose state can be kept and which gdb can stop.
    ///
    /// @throws LabException if it is another one
    static QemuMachine emulated(Machine machine) {
        if (machine instanceof QemuMachine qemu) return qemu;
        throw LabException.withHelp(
                "User Mode Linux has neither snapshots nor a stub for gdb",
                "start a machine with one of Debian's kernels, such as " + KernelName.DEFAULT);
    }
}
