// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;

/// Steps of a longer work: each is announced while it runs and printed with its time when it is
/// done.
final class Steps {
    private static final double NANOS = 1e9;

    private final PrintWriter out;
    private final Progress progress;
    private final long start = System.nanoTime();

    Steps(PrintWriter out, Progress progress) {
        this.out = out;
        this.progress = progress;
    }

    /// Does a step.
    ///
    /// @param name of the step, in a word
    /// @param work what is done
    /// @param detail says what came of it
    <T> T step(String name, Callable<T> work, Function<T, String> detail) throws Exception {
        progress.at(name);
        var before = System.nanoTime();
        var result = work.call();
        var seconds = (System.nanoTime() - before) / NANOS;
        progress.clear();
        out.println(line(name, seconds, detail.apply(result)));
        return result;
    }

    /// A line below a step, in more detail.
    void detail(String line) {
        progress.clear();
        out.println(" ".repeat(25) + line);
    }

    /// Text between steps.
    void plain(String text) {
        progress.clear();
        out.println(text);
    }

    /// Prints how long all of it took.
    void total(String verdict) {
        progress.clear();
        out.println(line("total", (System.nanoTime() - start) / NANOS, verdict));
    }

    static String line(String name, double seconds, String detail) {
        var line = String.format(Locale.ROOT, "  %-12s %6.2f s  %s", name, seconds, detail);
        return line.stripTrailing();
    }
}
