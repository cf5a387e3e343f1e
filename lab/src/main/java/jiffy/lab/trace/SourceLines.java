// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The lines of source that one address comes from, each as `File.java:12`. Pure.
///
/// @param chain the innermost of the functions that were inlined there first
record SourceLines(List<String> chain) {

    private static final String JAVA = ".java";

    /// A file and its line; what addr2line does not know is `??`.
    private static final Pattern LINE =
            Pattern.compile("(?:.*/)?([^/]+):([1-9]\\d*)(?: \\(discriminator \\d+\\))?");

    SourceLines {
        chain = List.copyOf(chain);
    }

    /// Reads what `addr2line -a -i` prints, by address.
    static Map<Long, SourceLines> parse(String addr2line) {
        var chains = new HashMap<Long, List<String>>();
        var current = new ArrayList<String>();
        for (var line : addr2line.lines().toList()) {
            var place = LINE.matcher(line);
            if (line.startsWith("0x")) {
                current = new ArrayList<>();
                chains.put(Long.parseUnsignedLong(line.substring(2), 16), current);
            } else if (place.matches()) {
                current.add(place.group(1) + ":" + place.group(2));
            }
        }
        var lines = new HashMap<Long, SourceLines>();
        chains.forEach((address, chain) -> lines.put(address, new SourceLines(chain)));
        return lines;
    }

    /// The innermost line of Java and the line that called it, if that one was inlined there; of C
    /// only where there is no Java. Empty if nothing is known.
    String show() {
        var java = chain.stream().filter(SourceLines::isJava).distinct().limit(2).toList();
        return java.isEmpty()
                ? chain.stream().findFirst().orElse("")
                : String.join(" called at ", java);
    }

    private static boolean isJava(String line) {
        return line.substring(0, line.lastIndexOf(':')).endsWith(JAVA);
    }
}
