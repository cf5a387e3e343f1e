// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/// Prints a line for each test of a module as it ends, and why it failed.
final class TestReport implements TestExecutionListener {
    private final PrintWriter out;
    private final Progress progress;
    private TestPlan plan;
    private String place = "";

    TestReport(PrintWriter out, Progress progress) {
        this.out = out;
        this.progress = progress;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = started;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        if (test.isTest()) {
            progress.at(test.getDisplayName());
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        enter(test);
        out.println("  skipped  " + test.getDisplayName() + ": " + reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        var failed = result.getStatus() == TestExecutionResult.Status.FAILED;
        if (!test.isTest() && !failed) {
            return;
        }
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            executionSkipped(test, result.getThrowable().map(Throwable::getMessage).orElse(""));
            return;
        }
        enter(test);
        var verdict = failed ? Colors.red("FAILED ") : Colors.green("passed ");
        out.println("  " + verdict + "  " + test.getDisplayName());
        result.getThrowable().ifPresent(this::explain);
    }

    /// Says where the next lines belong: the test class, and the kernel that it is run in.
    private void enter(TestIdentifier test) {
        progress.clear();
        var now = place(test);
        if (!now.equals(place)) {
            out.println(Colors.bold(now));
            place = now;
        }
    }

    private String place(TestIdentifier test) {
        var names = new ArrayDeque<String>();
        var within = plan.getParent(test);
        while (within.isPresent() && within.get().getParentId().isPresent()) {
            names.addFirst(within.get().getDisplayName());
            within = plan.getParent(within.get());
        }
        return String.join(", ", names);
    }

    private void explain(Throwable cause) {
        var message = Optional.ofNullable(cause.getMessage()).orElse(cause.toString());
        message.strip().lines().forEach(line -> out.println("           " + line));
        for (var frame : cause.getStackTrace()) {
            if (isOfTheTest(frame)) {
                out.println("           at " + frame.getFileName() + ":" + frame.getLineNumber());
                return;
            }
        }
    }

    private static boolean isOfTheTest(StackTraceElement frame) {
        var name = frame.getClassName();
        return frame.getModuleName() == null
                && !name.startsWith("org.junit.")
                && !name.startsWith("org.assertj.")
                && !name.startsWith("jiffy.");
    }
}
