// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli.kernel;

import java.nio.file.Path;
import java.util.List;
import jiffy.lab.Command;
import jiffy.lab.KernelLog;
import jiffy.lab.Vm;

/// The kernel of a virtual machine.
///
/// @param vm the machine; closed with this
public record VmTarget(Vm vm) implements Target {
    @Override
    public Ended run(List<String> command) {
        var result = vm.exec(Command.of(command));
        return new Ended(result.exit(), result.stdout(), result.stderr());
    }

    @Override
    public String put(Path file) {
        var there = "/tmp/" + file.getFileName();
        vm.push(file, there);
        return there;
    }

    @Override
    public KernelLog log() {
        return vm.log();
    }

    @Override
    public String describe() {
        return "the virtual machine";
    }

    @Override
    public void close() {
        vm.close();
    }
}
