// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The C of a binding as its author wrote it: whether a hole or a parenthesis is wrong. Whether the
/// rest is C, the C compiler says.
final class Templates {
    private static final Pattern TOKEN =
            Pattern.compile(
                    "\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)*'|(?s:/\\*.*?\\*/)"
                            + "|//|/\\*|\\$(?<hole>\\d|[a-z]+)?|[(){}\\[\\];\"']");

    private Templates() {}

    /// What a template may be.
    enum Kind {
        /// Stands where C wants a value, or alone before a semicolon that is not written.
        EXPRESSION,
        /// Declarations, each with its own end.
        DECLARATIONS
    }

    /// What is wrong with a template; empty if nothing is.
    ///
    /// @param holes the names of those that are filled, without the `$`
    static Optional<String> problem(String template, Kind kind, Set<String> holes) {
        var open = new ArrayDeque<Character>();
        var tokens = TOKEN.matcher(template);
        while (tokens.find()) {
            var problem = problem(tokens, kind, holes, open);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return open.isEmpty() ? Optional.empty() : Optional.of(unclosed(open.peek()));
    }

    private static Optional<String> problem(
            Matcher token, Kind kind, Set<String> holes, ArrayDeque<Character> open) {
        String text = token.group();
        char first = text.charAt(0);
        return switch (first) {
            case '$' -> hole(token.group("hole"), holes);
            case '(', '[', '{' -> {
                open.push(first);
                yield Optional.empty();
            }
            case ')', ']', '}' ->
                    !open.isEmpty() && open.pop() == opening(first)
                            ? Optional.empty()
                            : Optional.of("there is a `%c` too many".formatted(first));
            case ';' ->
                    kind == Kind.EXPRESSION && open.isEmpty()
                            ? Optional.of("an expression has no `;`: write `({ …; value; })`")
                            : Optional.empty();
            case '"', '\'' -> text.length() == 1 ? Optional.of(unclosed(first)) : Optional.empty();
            default ->
                    text.length() == 2
                            ? Optional.of(
                                    text.equals("//")
                                            ? "`//` hides what is behind it: write `/* … */`"
                                            : "`/*` has no end")
                            : Optional.empty();
        };
    }

    private static Optional<String> hole(String name, Set<String> holes) {
        if (name == null) {
            return Optional.of("a `$` names no hole");
        }
        if (holes.contains(name)) {
            return Optional.empty();
        }
        var there = new TreeSet<>(holes);
        return Optional.of(
                "nothing fills `$%s` here; %s"
                        .formatted(
                                name,
                                there.isEmpty()
                                        ? "there are no holes"
                                        : "there are $" + String.join(", $", there)));
    }

    private static String unclosed(char open) {
        return "`%c` has no end".formatted(open);
    }

    private static char opening(char close) {
        return switch (close) {
            case ')' -> '(';
            case ']' -> '[';
            default -> '{';
        };
    }
}
