// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import jiffy.cli.failure.Failure;

/// What there is to see of mp1: Java programs register themselves with it and compute, and it says
/// what they used.
final class Mp1Demonstration {
    private static final String SAYS = "/mp1/status says";
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Mp1Stage stage;
    private final Steps steps;
    private final int apps;
    private final double seconds;

    /// A demonstration where the module is loaded.
    ///
    /// @param apps how many programs there are
    /// @param seconds CPU time that each of them uses
    Mp1Demonstration(Mp1Stage stage, Steps steps, int apps, double seconds) {
        this.stage = stage;
        this.steps = steps;
        this.apps = apps;
        this.seconds = seconds;
    }

    /// Shows it.
    void show() throws Exception {
        var running = new ArrayList<Mp1Stage.App>();
        try {
            steps.step("userapp", () -> start(running), _ -> apps + " started, " + each());
            var first =
                    steps.step("registered", () -> registered(running), _ -> stage.folder() + SAYS);
            first.forEach(steps::detail);
            steps.step("refreshed", () -> refreshed(running, first), _ -> stage.folder() + SAYS)
                    .forEach(steps::detail);
            steps.step("computed", () -> finish(running), _ -> "all ended by themselves");
            running.stream().map(Mp1Demonstration::lastWord).forEach(steps::detail);
        } finally {
            running.forEach(Mp1Stage.App::close);
        }
    }

    private String each() {
        return "each computes factorials for %s s of CPU time".formatted(seconds);
    }

    private static boolean isRegistered(Mp1Stage.App app) {
        return app.text().contains("registered");
    }

    private static String lastWord(Mp1Stage.App app) {
        return app.text()
                .lines()
                .filter(line -> line.contains("computed"))
                .findFirst()
                .orElse("(said nothing)");
    }

    private Void start(List<Mp1Stage.App> running) throws Exception {
        for (var i = 0; i < apps; i++) {
            running.add(stage.start(List.of("--seconds", Double.toString(seconds)), LIMIT));
        }
        return null;
    }

    private List<String> registered(List<Mp1Stage.App> running) throws Exception {
        await(running, () -> running.stream().allMatch(Mp1Demonstration::isRegistered));
        return stage.list();
    }

    /// The list after a refresh: one without any line as it was before.
    private List<String> refreshed(List<Mp1Stage.App> running, List<String> before)
            throws Exception {
        await(running, () -> stage.list().stream().noneMatch(before::contains));
        return stage.list();
    }

    private void await(List<Mp1Stage.App> running, Callable<Boolean> isDone) throws Exception {
        var end = System.nanoTime() + LIMIT.toNanos();
        while (!isDone.call()) {
            for (var each : running) {
                if (!each.isRunning() && each.waitFor() != 0) {
                    throw Failure.failed("a userapp failed", each.text());
                }
            }
            if (System.nanoTime() > end) {
                throw Failure.failed(
                        "mp1 did not list the programs in time", "mp1 lists " + stage.list());
            }
            Thread.sleep(LOOK);
        }
    }

    private static Void finish(List<Mp1Stage.App> running) throws Exception {
        for (var each : running) {
            if (each.waitFor() != 0) {
                throw Failure.failed("a userapp failed", each.text());
            }
        }
        return null;
    }
}
