// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jiffy.cli.failure.ExitCode;
import jiffy.cli.failure.Failure;
import jiffy.cli.kernel.Modules;
import jiffy.cli.kernel.VmTarget;
import jiffy.compiler.Compilation;
import jiffy.lab.BootFailure;
import jiffy.lab.Kernel;
import jiffy.lab.KernelFault;
import jiffy.lab.KernelLog;
import jiffy.lab.KernelName;
import jiffy.lab.Lab;
import jiffy.lab.LabException;
import jiffy.lab.Vm;
import jiffy.lab.VmOptions;
import jiffy.lab.VmTimeout;
import jiffy.simulator.fuse.Mount;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `jiffy run`.
@Command(
        description = {
            "Compile a module, load it into a real kernel, unload it, and judge the kernel's log.",
            "",
            "For mp1, Java programs register themselves with it meanwhile, and the list shows what"
                    + " they used. The virtual machine is thrown away afterwards."
        })
final class RunCommand extends Subcommand {
    private static final String MP1 = "mp1";

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "MODULE",
            description = "Folder of a module, its name under modules/, or a .ko. Default: mp1")
    private String module;

    @Parameters(
            index = "1..*",
            paramLabel = "NAME=VALUE",
            description =
                    "Parameters of the module. Without any, mp1 gets period_ms=1000, so that it"
                            + " refreshes every second.")
    private List<String> parameters = List.of();

    @Option(
            names = {"--kernel", "--on"},
            paramLabel = "NAME",
            description =
                    "The kernel; jiffy kernel list shows all. Or jvm: this machine's processes use"
                            + " the module, which runs in this JVM. Default: 6.1-cloud-amd64, and"
                            + " jvm for mp1 where no kernel can be had.")
    private Optional<Place> place;

    @Option(
            names = "--mount",
            paramLabel = "DIR",
            description = "With --on jvm: where the module's files are. Default: in the cache.")
    private Optional<Path> mount;

    @Option(
            names = "--apps",
            paramLabel = "N",
            description = "How many programs register with mp1.",
            defaultValue = "3")
    private int apps;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "CPU time that each of them uses.",
            defaultValue = "3")
    private double seconds;

    /// Where a module runs.
    ///
    /// @param kernel empty for this JVM
    record Place(Optional<KernelName> kernel) {
        private static final String JVM = "jvm";

        static Place parse(String name) {
            return new Place(
                    name.equals(JVM) ? Optional.empty() : Optional.of(KernelName.parse(name)));
        }
    }

    @Override
    public Integer call() throws Exception {
        var lab = Lab.open(progress());
        if (place.isPresent() && place.get().kernel().isEmpty()) {
            return live(lab, new Steps(out(), progress()), module == null);
        }
        if (mount.isPresent()) {
            throw Failure.usage("--mount needs --on jvm", "jiffy run mp1 --on jvm --mount DIR");
        }
        return inKernel(lab, new Steps(out(), progress()));
    }

    private int inKernel(Lab lab, Steps steps) throws Exception {
        var name = place.flatMap(Place::kernel).orElse(KernelName.DEFAULT);
        Built built;
        Vm booted;
        try {
            var kernel =
                    steps.step(
                            "kernel",
                            () -> lab.kernels().get(name, progress()),
                            found -> "Linux " + found.release());
            built = Built.of(file(kernel, steps));
            booted = boot(lab, machine(kernel, built.name()), steps);
        } catch (LabException e) {
            if (!isInsteadOf(e)) {
                throw e;
            }
            progress().clear();
            var obstacles = Mount.obstacles();
            if (!obstacles.isEmpty()) {
                err().println("jiffy: nor can mp1 run on the JVM: " + String.join("; ", obstacles));
                throw e;
            }
            var why = e.getMessage().lines().findFirst().orElse("");
            err().println("jiffy: no kernel can be had here, so mp1 runs on the JVM: " + why);
            return live(lab, steps, true);
        }
        try (booted) {
            return run(booted, built.file(), built.name(), steps);
        }
    }

    /// A `.ko` and what the kernel calls it.
    private record Built(Path file, String name) {
        static Built of(Path file) throws IOException {
            return new Built(file, BuiltModule.name(file));
        }
    }

    /// Whether mp1 runs on the JVM instead: nobody asked for a kernel, and there is none. One that
    /// does not boot is a mistake that must be seen.
    private boolean isInsteadOf(LabException e) {
        return switch (e) {
            case BootFailure _, KernelFault _, VmTimeout _ -> false;
            default -> place.isEmpty() && (module == null || module.equals(MP1));
        };
    }

    /// @param isDemonstration whether it ends when there is nothing more to see, as in a kernel
    private int live(Lab lab, Steps steps, boolean isDemonstration) throws Exception {
        var folder = module(module == null ? mp1() : module);
        var isMp1 = folder.folder().getFileName().toString().equals(MP1);
        var given = isMp1 && parameters.isEmpty() ? List.of("period_ms=1000") : parameters;
        var where = mount.orElseGet(() -> lab.cache().folder("proc"));
        var run = new LiveRun(new Workshop(err(), progress()), steps, out());
        try {
            return isDemonstration
                    ? run.demonstrate(folder, given, where, stage -> show(stage, steps))
                    : run.run(folder, given, where);
        } catch (Exception e) {
            throw LiveRun.explain(e);
        }
    }

    private void show(Mp1Stage stage, Steps steps) throws Exception {
        new Mp1Demonstration(stage, steps, apps, seconds).show();
    }

    private static String mp1() {
        return Home.folder().resolve("modules").resolve(MP1).toString();
    }

    private Path file(Kernel kernel, Steps steps) throws Exception {
        if (module != null && BuiltModule.isNamedBy(module)) {
            return BuiltModule.find(module);
        }
        var folder = module(module == null ? mp1() : module);
        var workshop = new Workshop(err(), progress());
        var compilation =
                steps.step(
                        "compiled",
                        () -> workshop.compile(folder),
                        done ->
                                "%d lines of C from %s"
                                        .formatted(linesOfC(done), Shown.path(folder.folder())));
        var out = folder.build().resolve(kernel.release());
        return steps.step(
                "kbuild",
                () -> workshop.build(compilation, kernel.headers(), out).ko(),
                ko -> ko.getFileName() + " for Linux " + kernel.release());
    }

    private static long linesOfC(Compilation compilation) {
        return compilation.c().orElseThrow().plain().lines().count();
    }

    private static VmOptions machine(Kernel kernel, String name) {
        var plain = VmOptions.DEFAULT.kernel(kernel.name());
        return name.equals(MP1) ? Mp1InVm.machine(plain) : plain;
    }

    private Vm boot(Lab lab, VmOptions machine, Steps steps) throws Exception {
        return steps.step(
                "booted",
                () -> lab.boot(machine),
                vm -> "a virtual machine, log in " + Shown.path(vm.folder()));
    }

    private int run(Vm vm, Path file, String name, Steps steps) throws Exception {
        var modules = new Modules(new VmTarget(vm));
        var before = modules.log();
        var given =
                name.equals(MP1) && parameters.isEmpty() ? List.of("period_ms=1000") : parameters;
        steps.step("insmod", () -> load(modules, file, given), _ -> insmod(file, given));
        if (name.equals(MP1)) {
            show(new Mp1InVm(vm), steps);
        }
        steps.step("rmmod", () -> unload(modules, name), _ -> name);
        return judge(name, modules.since(before), steps);
    }

    private static String insmod(Path file, List<String> parameters) {
        return (file.getFileName() + " " + String.join(" ", parameters)).strip();
    }

    private static Void load(Modules modules, Path file, List<String> parameters) throws Exception {
        modules.load(file, parameters);
        return null;
    }

    private static Void unload(Modules modules, String name) throws Exception {
        modules.unload(name);
        return null;
    }

    private int judge(String name, KernelLog log, Steps steps) {
        log.entries().forEach(entry -> out().println("    " + Colors.faint(entry.toString())));
        var verdict = log.verdict(name);
        steps.total(verdict.clean() ? Colors.green("kernel log clean") : Colors.red("" + verdict));
        return verdict.clean() ? ExitCode.OK : ExitCode.FAILED;
    }
}
