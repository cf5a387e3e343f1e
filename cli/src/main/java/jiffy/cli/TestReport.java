// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.io.PrintWriter;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/// Prints a line for each test of a module as it ends, and why it failed.
final class TestReport implements TestExecutionListener {
    private final PrintWriter out;
    private final Progress progress;

    TestReport(PrintWriter out, Progress progress) {
        this.out = out;
        this.progress = progress;
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        if (test.isTest()) {
            progress.at(test.getDisplayName());
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        progress.clear();
        out.println("  skipped  " + test.getDisplayName() + ": " + reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        var failed = result.getStatus() == TestExecutionResult.Status.FAILED;
        if (!test.isTest() && !failed) {
            return;
        }
        progress.clear();
        var verdict = failed ? Colors.red("FAILED ") : Colors.green("passed ");
        out.println("  " + verdict + "  " + test.getDisplayName());
        result.getThrowable().ifPresent(this::explain);
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
