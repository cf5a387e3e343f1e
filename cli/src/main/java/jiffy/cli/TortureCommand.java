// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jiffy.cli.failure.ExitCode;
import jiffy.cli.failure.Failure;
import jiffy.cli.kernel.ModuleInfo;
import jiffy.cli.torture.Coverage;
import jiffy.cli.torture.Finding;
import jiffy.cli.torture.Siege;
import jiffy.lab.Kernel;
import jiffy.lab.KernelName;
import jiffy.lab.Lab;
import jiffy.lab.VmOptions;
import jiffy.mp1.torture.Torture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `jiffy torture`.
@Command(
        description = {
            "Put a module that offers /proc/mp1/status under fire in a real kernel.",
            "",
            "Random system calls whose results are compared with what the specification allows;"
                    + " readers, writers and rmmod at once; loading and unloading; children that"
                    + " live 20 ms. The kernel's log is watched meanwhile. Works for any .ko that"
                    + " offers the file, in whatever language it was written."
        })
final class TortureCommand extends Subcommand {
    private static final String MP1 = "mp1";
    private static final int FAST_MS = 20;
    private static final int DEFAULT_PERIOD_MS = 5000;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "MODULE",
            description = "A .ko, the folder of a module, or its name under modules/.")
    private String module = MP1;

    @Option(
            names = "--on",
            paramLabel = "KERNEL",
            description = "The kernel; jiffy kernel list shows all. Default: ${DEFAULT-VALUE}",
            showDefaultValue = Visibility.NEVER,
            defaultValue = "6.1-cloud-amd64")
    private KernelName kernel;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            description = "How long: 90s, 5m, 1h. Default: ${DEFAULT-VALUE}",
            showDefaultValue = Visibility.NEVER,
            defaultValue = "60s")
    private String duration;

    @Option(
            names = "--only",
            paramLabel = "STAGE",
            split = ",",
            description = "All the time for these: fuzz, races, cycles, storm.",
            showDefaultValue = Visibility.NEVER)
    private List<String> only = List.of();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "What is random follows from it. Default: ${DEFAULT-VALUE}",
            showDefaultValue = Visibility.NEVER,
            defaultValue = "1")
    private long seed;

    @Option(
            names = "--coverage",
            description =
                    "Say which lines of a module of ours were reached, in QEMU; it is built for"
                            + " that.")
    private boolean coverage;

    @Option(names = "--json", description = "Print the result as JSON, for a program.")
    private boolean json;

    /// How the time is divided.
    private static final Map<String, Double> STAGES = stages();

    private static Map<String, Double> stages() {
        var stages = new LinkedHashMap<String, Double>();
        stages.put("fuzz", 0.5);
        stages.put("races", 0.2);
        stages.put("cycles", 0.15);
        stages.put("storm", 0.15);
        return stages;
    }

    @Override
    public Integer call() throws Exception {
        var seconds = seconds(duration);
        var shares = shares();
        var clear = Thread.ofPlatform().unstarted(progress()::clear);
        Runtime.getRuntime().addShutdownHook(clear);
        var lab = Lab.open(progress());
        var steps = new Steps(json ? err() : out(), progress());
        var found =
                steps.step(
                        "kernel",
                        () -> lab.kernels().get(kernel, progress()),
                        each -> "Linux " + each.release());
        var target = target(file(found, steps));
        var places = coverage ? Coverage.of(lab.tools(), target.file()) : new Coverage(Map.of());
        var plain = VmOptions.DEFAULT.kernel(kernel);
        var jar = ClassJar.of(Torture.class);
        try (var siege = new Siege(lab, plain, jar, target, seed, progress()::at)) {
            steps.step("booted", siege::boot, vm -> "log in " + Shown.path(vm.folder()));
            var stages = attack(siege, seconds, shares, steps);
            if (coverage) {
                places.table(siege.covered()).forEach(steps::plain);
            }
            return judge(stages, steps);
        }
    }

    /// The stages that are wanted, each with its share of the time.
    private Map<String, Double> shares() {
        for (var each : only) {
            if (!STAGES.containsKey(each)) {
                throw Failure.usage(
                        "--only takes %s, not %s"
                                .formatted(String.join(", ", STAGES.keySet()), each),
                        "");
            }
        }
        var shares = new LinkedHashMap<>(STAGES);
        if (!only.isEmpty()) {
            shares.keySet().retainAll(only);
        }
        var sum = shares.values().stream().mapToDouble(each -> each).sum();
        shares.replaceAll((_, share) -> share / sum);
        return shares;
    }

    /// `90s`, `5m`, `1h`
    static double seconds(String text) {
        try {
            var seconds = Duration.parse("PT" + text.toUpperCase(Locale.ROOT)).toMillis() / 1000.0;
            if (seconds >= 1) {
                return seconds;
            }
        } catch (java.time.format.DateTimeParseException _) {
            // said below
        }
        throw Failure.usage("--for takes a time such as 90s, 5m or 1h, not " + text, "");
    }

    private Path file(Kernel kernel, Steps steps) throws Exception {
        if (BuiltModule.isNamedBy(module)) {
            if (coverage) {
                throw Failure.usage(
                        "--coverage is for modules that are built here", "name its folder");
            }
            return BuiltModule.find(module);
        }
        var folder = module(module);
        var workshop = new Workshop(err(), progress());
        var out = folder.build().resolve((coverage ? "coverage-" : "torture-") + this.kernel);
        var flags = coverage ? Coverage.flags(out) : List.<String>of();
        return steps.step(
                "built",
                () -> workshop.build(workshop.compile(folder), kernel.headers(), out, flags).ko(),
                ko -> Shown.path(ko) + " for Linux " + kernel.release());
    }

    /// A module that has a period refreshes fifty times a second: all the more happens at once.
    private static Siege.Target target(Path file) throws IOException {
        var info = ModuleInfo.parse(file.toString(), Files.readAllBytes(file));
        var fast = info.parameters().stream().anyMatch(each -> each.name().equals("period_ms"));
        return new Siege.Target(
                file,
                BuiltModule.name(file),
                fast ? "period_ms=" + FAST_MS : "",
                fast ? FAST_MS : DEFAULT_PERIOD_MS);
    }

    private List<Siege.Stage> attack(
            Siege siege, double seconds, Map<String, Double> shares, Steps steps) throws Exception {
        var stages = new ArrayList<Siege.Stage>();
        for (var each : shares.entrySet()) {
            var share = seconds * each.getValue();
            var stage =
                    steps.step(
                            each.getKey(),
                            () -> siege.stage(each.getKey(), share),
                            TortureCommand::counts);
            stages.add(stage);
            if (stage.dead()) {
                return stages;
            }
        }
        if (siege.canFindLeaks()) {
            var leaks =
                    steps.step(
                            "kmemleak",
                            siege::leaks,
                            found -> found.isEmpty() ? "no memory leaked" : "memory leaked");
            stages.add(new Siege.Stage("kmemleak", 0, Map.of(), leaks, false));
        }
        return stages;
    }

    private static String counts(Siege.Stage stage) {
        var counts =
                stage.counts().entrySet().stream()
                        .filter(each -> !each.getKey().startsWith("times: "))
                        .map(each -> "%,d %s".formatted(each.getValue(), plain(each.getKey())))
                        .collect(Collectors.joining(", "));
        var found = stage.findings().size();
        return (counts.isEmpty() ? "not to its end" : counts)
                + (found == 0 ? "" : Colors.red("; found: " + found));
    }

    /// The name of a count without that of its stage.
    private static String plain(String name) {
        return name.replaceFirst("^[a-z]+: ", "");
    }

    private int judge(List<Siege.Stage> stages, Steps steps) {
        var findings = stages.stream().flatMap(each -> each.findings().stream()).toList();
        for (var each : findings) {
            steps.plain("\n" + Colors.red("found: ") + each.show());
        }
        steps.total(
                findings.isEmpty()
                        ? Colors.green("nothing found; kernel log clean") + ", seed " + seed
                        : Colors.red("found: " + findings.size()) + ", seed " + seed);
        if (json) {
            out().println(Json.write(result(stages, findings)));
        }
        return findings.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private Map<String, Object> result(List<Siege.Stage> stages, List<Finding> findings) {
        var result = new LinkedHashMap<String, Object>();
        result.put("module", module);
        result.put("kernel", kernel.toString());
        result.put("seed", seed);
        result.put("found", findings.size());
        result.put("stages", stages.stream().map(Siege.Stage::json).toList());
        return result;
    }
}
