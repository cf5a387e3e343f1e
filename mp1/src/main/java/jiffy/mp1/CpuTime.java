// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// One line of the list: a registered process and its CPU time as of the last refresh.
///
/// @param pid the process, as the reader's pid namespace numbers it
/// @param nanos CPU time of the whole thread group in nanoseconds, exited threads included
public record CpuTime(long pid, long nanos) {

    private static final Pattern LINE = Pattern.compile("([1-9][0-9]{0,9}): (0|[1-9][0-9]{0,18})");

    /// The CPU time as a [Duration].
    public Duration duration() {
        return Duration.ofNanos(nanos);
    }

    /// Reads one line, `<PID>: <CPU time>` without its newline.
    ///
    /// @throws IllegalArgumentException if the line is anything else
    public static CpuTime parse(String line) {
        var match = LINE.matcher(line);
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "expected `<PID>: <CPU time>`, but the line is `" + line + "`");
        }
        return new CpuTime(Long.parseLong(match.group(1)), Long.parseLong(match.group(2)));
    }

    /// Reads the whole text of the status file: one line a process, each with its newline.
    ///
    /// @throws IllegalArgumentException if a line is anything else, or the last one has no newline
    public static List<CpuTime> parseAll(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        if (!text.endsWith("\n")) {
            var rest = text.substring(text.lastIndexOf('\n') + 1);
            throw new IllegalArgumentException("the last line has no newline: `" + rest + "`");
        }
        var lines = text.substring(0, text.length() - 1).split("\n", -1);
        return List.of(lines).stream().map(CpuTime::parse).toList();
    }

    /// The line as the status file has it, without its newline.
    @Override
    public String toString() {
        return pid + ": " + nanos;
    }
}
