// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A template and what goes into its holes.
final class Template {
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, Function<String, String>> functions = new HashMap<>();

    Template with(String hole, String value) {
        values.put(hole, value);
        return this;
    }

    /// A hole with an argument, such as `$release(x)`.
    Template with(String hole, Function<String, String> value) {
        functions.put(hole, value);
        return this;
    }

    /// The lines of a definition that are meant: those that start with `$throws` are for a method
    /// that may leave with a status, those that start with `$safe` for any other.
    static String chosen(String definition, boolean throwing) {
        return definition
                .lines()
                .filter(each -> !each.strip().startsWith(throwing ? "$safe " : "$throws "))
                .map(each -> each.replaceFirst("^( *)\\$(safe|throws) ", "$1") + "\n")
                .collect(Collectors.joining());
    }

    /// The text, every hole filled.
    ///
    /// @throws IllegalArgumentException if a hole has no value: the binding is wrong
    String fill(String template) {
        var text = new StringBuilder();
        int i = 0;
        while (i < template.length()) {
            char c = template.charAt(i);
            if (c != '$') {
                text.append(c);
                i++;
                continue;
            }
            int end = i + 1;
            while (end < template.length() && isNamePart(template, i + 1, end)) {
                end++;
            }
            i = hole(template, i, end, text);
        }
        return text.toString();
    }

    private static boolean isNamePart(String template, int start, int at) {
        char c = template.charAt(at);
        return at == start && Character.isDigit(c)
                || Character.isLowerCase(c) && !Character.isDigit(template.charAt(start));
    }

    private int hole(String template, int start, int end, StringBuilder text) {
        String name = template.substring(start + 1, end);
        var function = functions.get(name);
        if (function != null && end < template.length() && template.charAt(end) == '(') {
            int close = closing(template, end);
            text.append(function.apply(fill(template.substring(end + 1, close))));
            return close + 1;
        }
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no value for $" + name + " in: " + template);
        }
        boolean arrow = template.startsWith("->", end);
        boolean address = start > 0 && template.charAt(start - 1) == '&';
        if (arrow && value.startsWith("&") && isPostfix(value.substring(1))) {
            text.append(value.substring(1)).append('.');
            return end + 2;
        }
        boolean dot = end < template.length() && template.charAt(end) == '.';
        if (dot && value.startsWith("&") && isPostfix(value.substring(1))) {
            text.append(value.substring(1));
            return end;
        }
        if (address && value.startsWith("*") && isPostfix(value.substring(1))) {
            text.setLength(text.length() - 1);
            text.append(value.substring(1));
            return end;
        }
        boolean enclosed =
                start > 0
                        && "( ,".indexOf(template.charAt(start - 1)) >= 0
                        && end < template.length()
                        && "),;".indexOf(template.charAt(end)) >= 0;
        boolean alone = start == 0 && end == template.length();
        boolean safe =
                enclosed
                        || alone
                        || isPostfix(value)
                        || !(arrow || address || isOperand(template, start, end));
        text.append(safe ? value : "(" + value + ")");
        return end;
    }

    private static boolean isOperand(String template, int start, int end) {
        return end < template.length() && "-+*/%&|.<>=!?".indexOf(template.charAt(end)) >= 0
                || start > 0 && "-+*/%&|)!~".indexOf(template.charAt(start - 1)) >= 0;
    }

    private static int closing(String template, int open) {
        int depth = 0;
        for (int i = open; i < template.length(); i++) {
            if (template.charAt(i) == '(') {
                depth++;
            } else if (template.charAt(i) == ')' && --depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("unbalanced: " + template);
    }

    /// Whether C text is a primary or postfix expression that needs no parentheses.
    static boolean isPostfix(String c) {
        int depth = 0;
        for (int i = 0; i < c.length(); i++) {
            char at = c.charAt(i);
            if (at == '(' || at == '[') {
                if (i == 0 && at == '(') {
                    int end = closing(c, 0) + 1;
                    return end == c.length()
                            || c.startsWith("->", end) && isPostfix("_" + c.substring(end));
                }
                depth++;
            } else if (at == ')' || at == ']') {
                depth--;
            } else if (depth == 0) {
                boolean member =
                        at == '.'
                                || at == '-' && c.startsWith("->", i)
                                || at == '>' && i > 0 && c.charAt(i - 1) == '-';
                if (!Character.isLetterOrDigit(at) && at != '_' && !member) {
                    return at == '"' && i == 0 && c.indexOf('"', 1) == c.length() - 1;
                }
            }
        }
        return true;
    }
}
