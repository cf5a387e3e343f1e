// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.util.Locale;
import jiffy.cli.failure.ExitCode;
import jiffy.cli.failure.Failure;
import jiffy.lab.KernelName;
import jiffy.lab.Lab;
import jiffy.lab.VmOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `jiffy vm start`.
@Command(
        name = "start",
        description = "Start a virtual machine in the background; jiffy vm stop ends it.")
final class VmStartCommand extends Subcommand {
    @Mixin private MachineName name;

    @Option(
            names = "--kernel",
            paramLabel = "NAME",
            description = "Its kernel; jiffy kernel list shows all.",
            defaultValue = "6.1-cloud-amd64")
    private KernelName kernel;

    @Option(
            names = "--memory",
            paramLabel = "MIB",
            description = "Its memory.",
            defaultValue = "512")
    private int memory;

    @Option(names = "--cpus", paramLabel = "N", description = "Its processors.", defaultValue = "1")
    private int cpus;

    @Override
    public Integer call() {
        var options = VmOptions.DEFAULT.kernel(kernel).memoryMb(memory).cpus(cpus);
        var lab = Lab.open(progress());
        if (lab.running().contains(name.text())) {
            throw Failure.failed(
                    "the virtual machine %s is running already".formatted(name.text()),
                    "jiffy vm stop ends it; --name starts another one");
        }
        var start = System.nanoTime();
        try (var vm = lab.start(name.text(), options)) {
            var seconds = (System.nanoTime() - start) / 1e9;
            progress().clear();
            out().printf(
                            Locale.ROOT,
                            "%s runs Linux %s (%.1f s)%n",
                            name.text(),
                            vm.release(),
                            seconds);
        }
        return ExitCode.OK;
    }
}
