// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A process that is not mistaken for a later one with the same number.
///
/// @param pid its number
/// @param startTime in clock ticks since the machine started, field 22 of `/proc/PID/stat`
public record ProcessIdentity(long pid, long startTime) {

    public static Optional<ProcessIdentity> of(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return startTime(stat).map(start -> new ProcessIdentity(pid, start));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// The start time, unless the process has ended and only waits to be reaped.
    static Optional<Long> startTime(String stat) {
        // The name in parentheses may contain anything, parentheses and spaces included.
        var fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        var state = fields[0];
        return state.equals("Z") || state.equals("X")
                ? Optional.empty()
                : Optional.of(Long.parseLong(fields[19]));
    }

    public boolean isAlive() {
        return of(pid).filter(this::equals).isPresent();
    }

    /// Ends it at once, if it is still the same process.
    public void kill() {
        if (isAlive()) ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Override
    public String toString() {
        return pid + ":" + startTime;
    }

    /// The opposite of [#toString].
    public static Optional<ProcessIdentity> parse(String text) {
        var parts = text.split(":");
        try {
            return Optional.of(
                    new ProcessIdentity(Long.parseLong(parts[0]), Long.parseLong(parts[1])));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
