// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.host;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jiffy.lab.KernelName;

/// Reads what apt prints. Pure.
public final class AptOutput {

    private AptOutput() {}

    /// A file that apt would download.
    ///
    /// @param bytes its size
    public record Download(String file, long bytes) {

        private static final Pattern FILE = Pattern.compile("([^_]+)_([^_]+)_[^_]+\\.deb");

        /// The package's version; apt writes a colon in it as `%3a`.
        public String version() {
            var parts = FILE.matcher(file);
            return parts.matches() ? parts.group(2).replace("%3a", ":") : "";
        }
    }

    /// The kernel releases (`uname -r`) of that name in the output of `apt-cache search
    /// --names-only`, newest first. Headers are looked for: without them a kernel is no use here.
    public static List<String> releases(String search, KernelName name) {
        var pattern =
                Pattern.compile(
                        "^linux-headers-(%s\\.[0-9.]+(?:-[0-9]+|\\+[a-z0-9]+)*-%s) - "
                                .formatted(Pattern.quote(name.series()), name.flavour()),
                        Pattern.MULTILINE);
        return pattern.matcher(search)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .sorted(BY_NUMBERS.reversed())
                .toList();
    }

    /// The packages that must be there too for those headers to be complete, from the output of
    /// `apt-cache depends linux-headers-…`.
    public static List<String> headerParts(String depends) {
        return depends.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("Depends: "))
                .map(line -> line.substring("Depends: ".length()))
                .filter(p -> p.matches("linux-headers-.*-common(-rt)?|linux-kbuild-.*"))
                .toList();
    }

    /// What `apt-get download --print-uris` would fetch.
    public static List<Download> downloads(String uris) {
        var line = Pattern.compile("^'[^']*' (\\S+) ([0-9]+)", Pattern.MULTILINE);
        return line.matcher(uris)
                .results()
                .map(found -> new Download(found.group(1), Long.parseLong(found.group(2))))
                .toList();
    }

    /// The candidate in the output of `apt-cache policy PACKAGE`, if there is one.
    public static Optional<String> candidate(String policy) {
        return policy.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("Candidate: "))
                .map(line -> line.substring("Candidate: ".length()))
                .filter(version -> !version.equals("(none)"))
                .findFirst();
    }

    /// Whether apt, by its standard error, could not start because another program uses it.
    public static boolean isLocked(String errors) {
        return errors.contains("E: Could not get lock ");
    }

    /// Whether apt, by its standard error, could not fetch what its lists name: the archive has
    /// newer ones.
    public static boolean isOutdated(String errors) {
        return errors.contains("E: Unable to fetch some archives");
    }

    /// Orders version-like texts: runs of digits as numbers, the rest as text, so that 6.1.0-9
    /// comes before 6.1.0-10.
    public static final Comparator<String> BY_NUMBERS =
            (a, b) -> {
                var left = pieces(a);
                var right = pieces(b);
                for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
                    var order = comparePieces(left.get(i), right.get(i));
                    if (order != 0) return order;
                }
                return Integer.compare(left.size(), right.size());
            };

    private static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        var matcher = Pattern.compile("[0-9]+|[^0-9]+").matcher(text);
        while (matcher.find()) pieces.add(matcher.group());
        return pieces;
    }

    private static int comparePieces(String a, String b) {
        var numbers = Character.isDigit(a.charAt(0)) && Character.isDigit(b.charAt(0));
        return numbers
                ? new java.math.BigInteger(a).compareTo(new java.math.BigInteger(b))
                : a.compareTo(b);
    }
}
