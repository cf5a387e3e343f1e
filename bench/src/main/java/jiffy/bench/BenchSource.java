// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.bench;

import java.util.List;
import java.util.regex.Pattern;
import jiffy.lab.LabException;

/// The source of our own mp1 as the benchmark's protocol wants it (bench/README.md): the real one
/// with a few changes, each of which must find its place. Pure.
final class BenchSource {

    /// A piece of the real source, which must be there exactly once, and what stands in its place.
    private record Change(String why, String real, String bench) {}

    private static final List<Change> CHANGES =
            List.of(
                    new Change(
                            "admits a process again",
                            """
                                        if (registered.contains(pid)) {
                                            throw new Errno(Errno.EEXIST);
                                        }
                            """,
                            ""),
                    new Change(
                            "has room for all",
                            "static int limit = 131_072;",
                            "static int limit = 300_000;"),
                    new Change(
                            "has room for all of one user",
                            "static int userLimit = 16_384;",
                            "static int userLimit = 300_000;"),
                    new Change(
                            "has the file to ask for a refresh",
                            "    public Mp1() throws Errno {",
                            """
                            private final ProcFile bench =
                                    new ProcFile(directory, "bench", 0666).writes(this::refresh);

                            private void refresh(UserReader input) throws Errno {
                                updateCpuTimes();
                            }

                            public Mp1() throws Errno {\
                            """));

    private BenchSource() {}

    /// @param real the text of `Mp1.java`
    /// @throws LabException if it has changed so that a change finds no place, or several
    static String of(String real) {
        var source = real;
        for (var change : CHANGES) {
            var parts = source.split(Pattern.quote(change.real), -1);
            if (parts.length != 2) {
                throw LabException.withHelp(
                        "Mp1.java has %d places for the change \"%s\", not one: %s"
                                .formatted(parts.length - 1, change.why, change.real.strip()),
                        "teach jiffy.bench.BenchSource what it looks like now");
            }
            source = parts[0] + change.bench + parts[1];
        }
        return source;
    }
}
