// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jiffy.compiler.ir.Span;

/// C text as it grows: lines that know their indentation and the Java line they come from.
public final class CText {
    private record Line(int depth, String text, Optional<Span> span) {}

    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");

    private final List<Line> lines = new ArrayList<>();
    private int depth;
    private Optional<Span> current = Optional.empty();

    /// From here on, lines come from this place; empty: from no Java.
    void at(Optional<Span> span) {
        current = span;
    }

    void line(String text) {
        lines.add(
                new Line(
                        text.endsWith(":")
                                        && !text.startsWith("case")
                                        && !text.startsWith("default")
                                ? 0
                                : depth,
                        text,
                        current));
    }

    /// Text of several lines, each indented as here.
    void lines(String text) {
        text.lines().forEach(this::raw);
    }

    private void raw(String text) {
        int spaces = 0;
        while (spaces < text.length() && text.charAt(spaces) == ' ') {
            spaces++;
        }
        String content = text.substring(spaces);
        lines.add(new Line(content.isEmpty() ? 0 : depth + spaces / 4, content, current));
    }

    void blank() {
        if (!lines.isEmpty() && !lines.getLast().text().isEmpty()) {
            lines.add(new Line(0, "", Optional.empty()));
        }
    }

    void open(String head) {
        line(head.isEmpty() ? "{" : head + " {");
        depth++;
    }

    void close(String tail) {
        depth--;
        line("}" + tail);
    }

    /// How many lines there are.
    int size() {
        return lines.size();
    }

    /// Takes the braces of an `if` away that holds but one simple line.
    void closeBranch(int opened) {
        boolean simple = lines.size() == opened + 1 && lines.getLast().text().endsWith(";");
        if (!simple) {
            close("");
            return;
        }
        depth--;
        var head = lines.get(opened - 1);
        String text = head.text();
        lines.set(
                opened - 1,
                new Line(head.depth(), text.substring(0, text.length() - 2), head.span()));
    }

    /// Puts these lines in the place of one; without any, the line goes.
    void replace(int at, List<String> texts) {
        var old = lines.remove(at);
        lines.addAll(
                at,
                texts.stream()
                        .map(each -> new Line(each.isEmpty() ? 0 : old.depth(), each, old.span()))
                        .toList());
    }

    void deeper() {
        depth++;
    }

    void shallower() {
        depth--;
    }

    /// Whether C here names this variable, function or macro.
    boolean names(String word) {
        return matches(word + "\\b");
    }

    /// Whether C here uses the value of a variable.
    boolean reads(String variable) {
        return matches(variable + "\\b(?! = )");
    }

    private boolean matches(String c) {
        var pattern = Pattern.compile("(?<![\\w.]|->)" + c);
        return lines.stream()
                .map(each -> STRING.matcher(each.text()).replaceAll(""))
                .anyMatch(each -> pattern.matcher(each).find());
    }

    /// All lines of another text.
    void append(CText other) {
        lines.addAll(other.lines);
    }

    /// The text for people: no line directives.
    public String plain() {
        var text = new StringBuilder();
        for (var line : lines) {
            text.append("\t".repeat(line.depth())).append(line.text()).append('\n');
        }
        return text.toString();
    }

    /// The text for the C compiler: every line of a statement says where in Java it comes from.
    ///
    /// @param name of the C file, for lines that come from no Java
    public String withLines(String name) {
        var text = new StringBuilder();
        int count = 1;
        boolean inJava = false;
        for (var line : lines) {
            boolean trivial = line.text().isEmpty() || line.text().equals("}");
            if (line.span().isPresent() && !trivial) {
                var span = line.span().get();
                text.append(place(span.line(), span.file().toString()));
                count++;
                inJava = true;
            } else if (inJava && !trivial) {
                text.append(place(count + 1, name));
                count++;
                inJava = false;
            }
            text.append("\t".repeat(line.depth())).append(line.text()).append('\n');
            count++;
        }
        return text.toString();
    }

    private static String place(int line, String file) {
        var escaped = file.replace("\\", "\\\\").replace("\"", "\\\"");
        return "#line %d \"%s\"\n".formatted(line, escaped);
    }
}
