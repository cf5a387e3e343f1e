// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.tidy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A tracked text file.
///
/// @param name its path relative to the repository, with `/`
/// @param text what it holds
record SourceFile(String name, String text) {
    boolean isJava() {
        return name.endsWith(".java");
    }

    boolean isIn(String folder) {
        return name.startsWith(folder);
    }

    List<String> lines() {
        return text.lines().toList();
    }

    Finding finding(String what) {
        return new Finding(name, 0, what);
    }

    /// A finding for every line that the test says breaks a rule.
    Stream<Finding> findings(java.util.function.Predicate<String> bad, String what) {
        var lines = lines();
        return IntStream.range(0, lines.size())
                .filter(i -> bad.test(lines.get(i)))
                .mapToObj(i -> new Finding(name, i + 1, what));
    }
}
