// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.tidy;

import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The links of a Markdown file that stay within the repository.
final class Links {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s#]+)(?:#[^)\\s]*)?\\)");
    private static final Pattern FENCE = Pattern.compile("(?ms)^\\s*```.*?^\\s*```");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");

    private Links() {}

    /// Where they lead: paths relative to the repository.
    static Stream<String> of(SourceFile markdown) {
        var folder = Path.of(markdown.name()).resolveSibling("");
        return LINK.matcher(FENCE.matcher(markdown.text()).replaceAll(""))
                .results()
                .map(match -> match.group(1))
                .filter(link -> !ELSEWHERE.matcher(link).matches())
                .map(link -> folder.resolve(link).normalize().toString());
    }
}
