// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import jiffy.cli.failure.ExitCode;
import jiffy.cli.failure.Failure;
import jiffy.cli.module.ModuleFolder;
import jiffy.simulator.LiveHome;
import jiffy.simulator.LiveModule;
import jiffy.simulator.LoadError;
import jiffy.simulator.LogLine;
import jiffy.simulator.code.ModuleImage;
import jiffy.simulator.code.ModuleSources;
import jiffy.simulator.fuse.Mount;

/// A module that runs in this JVM, for real processes: until somebody ends it, or as long as it
/// takes to see what mp1 does.
final class LiveRun {
    private final Workshop workshop;
    private final Steps steps;
    private final PrintWriter out;

    /// @param workshop says what is wrong with the module
    LiveRun(Workshop workshop, Steps steps, PrintWriter out) {
        this.workshop = workshop;
        this.steps = steps;
        this.out = out;
    }

    /// Does not return: Ctrl-C unloads the module and unmounts its files.
    int run(ModuleFolder folder, List<String> parameters, Path mount) throws Exception {
        load(image(folder), parameters, mount);
        out.println("Ctrl-C unloads it.");
        new CountDownLatch(1).await();
        throw new IllegalStateException("nobody ends this wait");
    }

    /// Shows what there is to see of mp1, and ends.
    ///
    /// @return the exit code
    int demonstrate(
            ModuleFolder folder, List<String> parameters, Path mount, Demonstrated demonstrated)
            throws Exception {
        var live = load(image(folder), parameters, mount);
        demonstrated.show(new Mp1OnJvm(live.home().folder()));
        steps.step("unloaded", () -> unload(live.home()), _ -> live.module().name());
        var faults = live.module().faults();
        faults.forEach(fault -> out.println("    " + Colors.red(fault)));
        steps.total(faults.isEmpty() ? Colors.green("no fault") : Colors.red("faults"));
        return faults.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    /// What is shown.
    interface Demonstrated {
        void show(Mp1Stage stage) throws Exception;
    }

    private ModuleImage image(ModuleFolder folder) throws Exception {
        Mount.check();
        return steps.step(
                "compiled",
                () -> {
                    workshop.compile(folder);
                    return ModuleSources.compile(folder.sources());
                },
                _ -> "classes from " + Shown.path(folder.folder()));
    }

    private record Live(LiveHome home, LiveModule module) {}

    /// In a home that lasts as long as this JVM.
    private Live load(ModuleImage image, List<String> parameters, Path mount) throws Exception {
        var live =
                steps.step(
                        "loaded",
                        () -> {
                            var home = LiveHome.on(mount, this::show);
                            Runtime.getRuntime().addShutdownHook(new Thread(home::close));
                            return new Live(home, home.load(image, parameters));
                        },
                        done ->
                                done.module().name()
                                        + ", its files are in "
                                        + done.home().folder());
        live.home().limits().forEach(steps::detail);
        return live;
    }

    private static Void unload(LiveHome home) {
        home.close();
        return null;
    }

    private void show(LogLine line) {
        out.println(Colors.faint(line.toString()));
    }

    /// What an exception of the run means for the user.
    static Failure explain(Exception e) throws Exception {
        return switch (e) {
            case Mount.Refusal refusal -> Failure.machine(refusal.getMessage(), refusal.help());
            case LoadError refused -> Failure.failed(refused.getMessage(), "see the lines above");
            default -> throw e;
        };
    }
}
