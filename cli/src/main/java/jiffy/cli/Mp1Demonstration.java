// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import jiffy.cli.failure.Failure;
import jiffy.lab.GuestProcess;
import jiffy.lab.JavaProgram;
import jiffy.lab.Vm;
import jiffy.lab.VmOptions;
import jiffy.mp1.UserApp;

/// What there is to see of mp1: Java programs register themselves with it and compute, and it says
/// what they used.
final class Mp1Demonstration {
    private static final String STATUS = "/proc/mp1/status";
    private static final String SAYS = STATUS + " says";
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(200);

    /// Training reads an empty list and finds itself missing: all that matters is loaded by then.
    private static final List<String> TRAINING = List.of("--seconds", "0.1", "--file", "/dev/null");

    private final Vm vm;
    private final Steps steps;
    private final int apps;
    private final double seconds;

    /// A demonstration in a machine that has the module loaded.
    ///
    /// @param apps how many programs there are
    /// @param seconds CPU time that each of them uses
    Mp1Demonstration(Vm vm, Steps steps, int apps, double seconds) {
        this.vm = vm;
        this.steps = steps;
        this.apps = apps;
        this.seconds = seconds;
    }

    /// The machine for it. Programs start together, so a second processor helps; and as long as the
    /// same code has the same address in all of them, the emulator translates it only once.
    static VmOptions machine(VmOptions plain) {
        return plain.cpus(Math.min(2, Runtime.getRuntime().availableProcessors()))
                .program(program())
                .kernelArguments(List.of("norandmaps"));
    }

    private static JavaProgram program() {
        return new JavaProgram(jar(), UserApp.class.getName(), TRAINING);
    }

    /// Shows it.
    void show() throws Exception {
        var running = new ArrayList<App>();
        try {
            steps.step("userapp", () -> start(running), _ -> apps + " started, " + each());
            var first = steps.step("registered", () -> registered(running), _ -> SAYS);
            first.forEach(steps::detail);
            steps.step("refreshed", () -> refreshed(running, first), _ -> SAYS)
                    .forEach(steps::detail);
            steps.step("computed", () -> finish(running), _ -> "all ended by themselves");
            running.stream().map(App::lastWord).forEach(steps::detail);
        } finally {
            running.forEach(App::close);
        }
    }

    private String each() {
        return "each computes factorials for %s s of CPU time".formatted(seconds);
    }

    /// A program that runs in the machine, and what it has printed so far.
    private record App(GuestProcess process, ByteArrayOutputStream said) implements AutoCloseable {
        String text() {
            return said.toString(StandardCharsets.UTF_8).strip();
        }

        boolean isRegistered() {
            return text().contains("registered");
        }

        String lastWord() {
            return text().lines()
                    .filter(line -> line.contains("computed"))
                    .findFirst()
                    .orElse("(said nothing)");
        }

        @Override
        public void close() {
            process.close();
        }
    }

    private Void start(List<App> running) {
        var command = program().command("--seconds", Double.toString(seconds)).limit(LIMIT);
        for (var i = 0; i < apps; i++) {
            var said = new ByteArrayOutputStream();
            running.add(new App(vm.start(command, said, said), said));
        }
        return null;
    }

    private List<String> registered(List<App> running) throws Exception {
        await(running, () -> running.stream().allMatch(App::isRegistered));
        return list();
    }

    /// The list after a refresh: one without any line as it was before.
    private List<String> refreshed(List<App> running, List<String> before) throws Exception {
        await(running, () -> list().stream().noneMatch(before::contains));
        return list();
    }

    private void await(List<App> running, BooleanSupplier isDone) throws Exception {
        var end = System.nanoTime() + LIMIT.toNanos();
        while (!isDone.getAsBoolean()) {
            for (var each : running) {
                if (!each.process().isRunning() && each.process().waitFor() != 0) {
                    throw Failure.failed("a userapp failed", each.text());
                }
            }
            if (System.nanoTime() > end) {
                throw Failure.failed(
                        "mp1 did not list the programs in time", "mp1 lists " + list());
            }
            Thread.sleep(LOOK);
        }
    }

    private List<String> list() {
        return vm.exec("cat", STATUS).orThrow().stdout().lines().toList();
    }

    private static Void finish(List<App> running) {
        for (var each : running) {
            if (each.process().waitFor() != 0) {
                throw Failure.failed("a userapp failed", each.text());
            }
        }
        return null;
    }

    /// The user space of mp1, a jar of those that this command is made of.
    private static Path jar() {
        try {
            var source = UserApp.class.getProtectionDomain().getCodeSource().getLocation().toURI();
            return ClassJar.of(Path.of(source));
        } catch (URISyntaxException | IOException e) {
            throw Failure.machine("cannot read the user space of mp1: " + e.getMessage(), "");
        }
    }
}
