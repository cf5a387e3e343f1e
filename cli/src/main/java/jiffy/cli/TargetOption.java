// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jiffy.cli.failure.Failure;
import jiffy.cli.kernel.HostTarget;
import jiffy.cli.kernel.Target;
import jiffy.cli.kernel.VmTarget;
import jiffy.lab.Kernel;
import jiffy.lab.Lab;
import jiffy.lab.VmOptions;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/// `--on`: which kernel a command is about.
final class TargetOption {
    /// The name of the machine that is meant when none is named.
    static final String MACHINE = "default";

    /// The kernels that there are.
    enum Place {
        /// The virtual machine's.
        vm,
        /// This machine's own.
        host
    }

    @Option(
            names = "--on",
            paramLabel = "WHERE",
            description =
                    "Whose kernel: vm (the virtual machine, see jiffy vm --help) or host (this"
                            + " machine's own). Default: ${DEFAULT-VALUE}",
            showDefaultValue = Visibility.NEVER,
            defaultValue = "vm")
    private Place place;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Which virtual machine, if there are several.",
            showDefaultValue = Visibility.NEVER,
            defaultValue = MACHINE)
    private String name;

    /// The machine with that kernel.
    ///
    /// @throws Failure if it does not run
    Target open(Progress progress) {
        return switch (place) {
            case host -> new HostTarget();
            case vm ->
                    new VmTarget(
                            Lab.open(progress).find(name).orElseThrow(TargetOption::notRunning));
        };
    }

    /// The machine with that kernel; a virtual one is started if it does not run.
    Target openOrStart(Progress progress) {
        if (place == Place.host) {
            return new HostTarget();
        }
        var lab = Lab.open(progress);
        return new VmTarget(
                lab.find(name)
                        .orElseGet(() -> {
                            progress.step("starting a virtual machine");
                            return lab.start(name, VmOptions.DEFAULT);
                        }));
    }

    /// The build folder of the kernel that the target runs.
    ///
    /// @throws Failure if its headers are not here
    Path headers(Target target, Progress progress) throws IOException {
        var release = target.run(List.of("uname", "-r")).out().strip();
        if (place == Place.host) {
            return Path.of("/lib/modules", release, "build");
        }
        return Lab.open(progress).kernels().list().stream()
                .flatMap(each -> each.cached().stream())
                .filter(kernel -> kernel.release().equals(release))
                .map(Kernel::headers)
                .findFirst()
                .orElseThrow(() ->
                        Failure.machine(
                                "the headers of Linux %s are not here".formatted(release),
                                "restart the machine: jiffy vm stop; jiffy vm start"));
    }

    static Failure notRunning() {
        return Failure.failed(
                "no virtual machine is running",
                "start one: jiffy vm start (or --on host for this machine's own kernel)");
    }
}
