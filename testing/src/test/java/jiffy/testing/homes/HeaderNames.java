// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing.homes;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The names that C headers take, read from what `gcc -E -dD` makes of them. Of each name, what it
/// is: `m` a macro, `f` a macro with arguments, `o` an ordinary identifier (function, variable,
/// type or constant), `t` a tag of a struct, union or enum.
///
/// Only names are read that Java's can become: lower case, without `_` in front.
final class HeaderNames {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern DEFINE = Pattern.compile("#\\s*define (\\w+)(\\(?).*");
    private static final Pattern TOKEN =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|\\w+|[^\\s\\w]");
    private static final Set<String> TAGGED = Set.of("struct", "union", "enum");

    /// What C itself knows, and what is no name in a declaration.
    private static final Set<String> NO_NAMES =
            Set.of(
                    ("auto break case char const continue default do double else enum extern float"
                                    + " for goto if inline int long register restrict return short"
                                    + " signed sizeof static struct switch typedef union unsigned"
                                    + " void volatile while asm typeof")
                            .split(" "));

    private final Map<String, Set<Character>> kinds = new TreeMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private String before = "";
    private String beforeThat = "";

    private HeaderNames() {}

    /// The names in a preprocessed file, with their kinds, sorted.
    static Map<String, Set<Character>> of(String preprocessed) {
        var names = new HeaderNames();
        preprocessed.lines().forEach(names::line);
        return Collections.unmodifiableMap(names.kinds);
    }

    private void line(String line) {
        if (!line.startsWith("#")) {
            TOKEN.matcher(line).results().forEach(token -> token(token.group()));
            return;
        }
        Matcher define = DEFINE.matcher(line);
        if (define.matches()) {
            add(define.group(1), define.group(2).isEmpty() ? 'm' : 'f');
        }
    }

    private void token(String token) {
        switch (token) {
            case "{" -> open.push(isEnum() ? "enum" : "{");
            case "(" -> open.push("(");
            case "}", ")" -> open.poll();
            default -> name(token);
        }
        beforeThat = before;
        before = token;
    }

    private boolean isEnum() {
        return before.equals("enum") || beforeThat.equals("enum");
    }

    private void name(String token) {
        if (NO_NAMES.contains(token)) {
            return;
        }
        if (TAGGED.contains(before)) {
            add(token, 't');
        } else if (open.isEmpty()) {
            add(token, 'o');
        } else if (open.peek().equals("enum") && (before.equals("{") || before.equals(","))) {
            add(token, 'o');
        } else if (open.size() == 1 && before.equals("*") && beforeThat.equals("(")) {
            add(token, 'o');
        }
    }

    private void add(String name, char kind) {
        if (NAME.matcher(name).matches()) {
            kinds.computeIfAbsent(name, _ -> new TreeSet<>()).add(kind);
        }
    }
}
