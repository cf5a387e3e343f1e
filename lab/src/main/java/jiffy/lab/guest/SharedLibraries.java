// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.guest;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import jiffy.lab.host.HostProgram;

/// Which of this machine's libraries a program needs.
public final class SharedLibraries {

    private static final Pattern RESOLVED =
            Pattern.compile("^\\s+(?:\\S+ => )?(/\\S+) \\(0x[0-9a-f]+\\)$", Pattern.MULTILINE);

    private SharedLibraries() {}

    /// Absolute paths in the output of `ldd`; what the kernel provides or nobody finds is left out.
    public static List<String> parse(String ldd) {
        return RESOLVED.matcher(ldd).results().map(found -> found.group(1)).sorted().toList();
    }

    /// The libraries that any of the programs need, under the names that they are looked for.
    public static List<Path> of(Path ldd, Collection<Path> programs) {
        var all = new TreeSet<String>();
        for (var program : programs) {
            // A static program makes ldd fail, which is fine: it needs none.
            all.addAll(parse(HostProgram.of(ldd, program.toString()).run().out()));
        }
        return all.stream().map(Path::of).toList();
    }
}
