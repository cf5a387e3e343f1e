// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.ir.Span;

/// javac's errors in the form of all others. The same name missing in many places is one error,
/// that names the places.
final class JavaErrors {
    private static final int PLACES = 3;

    private JavaErrors() {}

    static List<Diagnostic> of(List<javax.tools.Diagnostic<? extends JavaFileObject>> found) {
        var groups = new LinkedHashMap<String, List<Diagnostic>>();
        for (var each : found) {
            if (each.getKind() == javax.tools.Diagnostic.Kind.ERROR) {
                var error = error(each);
                boolean isName = each.getCode().contains("cant.resolve");
                String key = isName ? error.message() : each.toString();
                groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(error);
            }
        }
        return groups.values().stream().map(JavaErrors::first).toList();
    }

    private static Diagnostic first(List<Diagnostic> same) {
        var error = same.getFirst();
        int shown = Math.min(same.size(), PLACES + 1);
        for (var other : same.subList(1, shown)) {
            error = error.note("the same here", other.span().orElseThrow());
        }
        int rest = same.size() - shown;
        return rest == 0 ? error : error.note("the same in " + rest + " more places");
    }

    private static Diagnostic error(javax.tools.Diagnostic<? extends JavaFileObject> error) {
        String message = message(error.getMessage(Locale.ROOT));
        if (error.getSource() == null) {
            return Diagnostic.of(Rule.JAVA, message);
        }
        int line = (int) error.getLineNumber();
        int column = (int) error.getColumnNumber();
        int width = (int) Math.max(1, error.getEndPosition() - error.getPosition());
        return Diagnostic.at(
                new Span(Sources.file(error.getSource()), line, column, line, column + width),
                Rule.JAVA,
                message);
    }

    /// javac's message in a line: what is missing belongs to it, where it was looked for does not.
    static String message(String text) {
        var lines = text.lines().map(String::strip).toList();
        var rest =
                lines.subList(1, lines.size()).stream()
                        .filter(each -> !each.startsWith("location:"))
                        .map(each -> each.replaceFirst("^symbol:\\s*", ""))
                        .map(each -> each.replaceAll("\\s+", " "))
                        .filter(each -> !each.isEmpty())
                        .collect(Collectors.joining(", "));
        return rest.isEmpty() ? lines.getFirst() : lines.getFirst() + ": " + rest;
    }
}
