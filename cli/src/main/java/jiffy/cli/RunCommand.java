// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.nio.file.Path;
import java.util.List;
import jiffy.cli.failure.ExitCode;
import jiffy.cli.kernel.Modules;
import jiffy.cli.kernel.VmTarget;
import jiffy.compiler.Compilation;
import jiffy.lab.Kernel;
import jiffy.lab.KernelLog;
import jiffy.lab.KernelName;
import jiffy.lab.Lab;
import jiffy.lab.Vm;
import jiffy.lab.VmOptions;
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
            names = "--kernel",
            paramLabel = "NAME",
            description = "The kernel; jiffy kernel list shows all.",
            defaultValue = "6.1-cloud-amd64")
    private KernelName kernelName;

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

    @Override
    public Integer call() throws Exception {
        var steps = new Steps(out(), progress());
        var lab = Lab.open(progress());
        var kernel =
                steps.step(
                        "kernel",
                        () -> lab.kernels().get(kernelName, progress()),
                        found -> "Linux " + found.release());
        var file = file(kernel, steps);
        var name = BuiltModule.name(file);
        try (var vm = boot(lab, machine(kernel, name), steps)) {
            return run(vm, file, name, steps);
        }
    }

    private Path file(Kernel kernel, Steps steps) throws Exception {
        if (module != null && BuiltModule.isNamedBy(module)) {
            return BuiltModule.find(module);
        }
        var mp1 = Home.folder().resolve("modules").resolve(MP1).toString();
        var folder = module(module == null ? mp1 : module);
        var workshop = new Workshop(err(), progress());
        var compilation =
                steps.step(
                        "compiled",
                        () -> workshop.compile(folder),
                        done ->
                                "%d lines of C from %s"
                                        .formatted(linesOfC(done), Shown.path(folder.folder())));
        return steps.step(
                "kbuild",
                () -> workshop.build(compilation, kernel.headers(), folder.build()),
                ko -> ko.getFileName() + " for Linux " + kernel.release());
    }

    private static long linesOfC(Compilation compilation) {
        return compilation.c().orElseThrow().plain().lines().count();
    }

    private static VmOptions machine(Kernel kernel, String name) {
        var plain = VmOptions.DEFAULT.kernel(kernel.name());
        return name.equals(MP1) ? Mp1Demonstration.machine(plain) : plain;
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
            new Mp1Demonstration(vm, steps, apps, seconds).show();
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
