// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.tidy;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The libraries and Maven plugins that a `pom.xml` names.
final class Dependencies {
    private static final Pattern ELEMENT =
            Pattern.compile(
                    "<(dependency|plugin)>\\s*<groupId>([^<]+)</groupId>"
                            + "\\s*<artifactId>([^<]+)</artifactId>");

    private Dependencies() {}

    /// `artifactId`s of others in the text of a `pom.xml`, each once.
    static Stream<String> of(String pom) {
        return ELEMENT.matcher(pom)
                .results()
                .filter(match -> !match.group(2).equals("jiffy"))
                .map(match -> match.group(3))
                .distinct();
    }
}
