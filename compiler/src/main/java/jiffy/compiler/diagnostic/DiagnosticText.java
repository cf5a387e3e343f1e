// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.diagnostic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jiffy.compiler.ir.Span;

/// Diagnostics as text for people: what is wrong, the line, because of which code, what to write
/// instead.
///
/// ```text
/// error[KJ0301]: `Mutex.acquire` may sleep, but `tick` runs in an interrupt
///   --> Mp1.java:41:22
///    |
/// 41 |         try (var _ = lock.acquire()) {
///    |                      ^^^^^^^^^^^^^^
/// note: `tick` is a callback of `Timer.Handler`: Mp1.java:27:33
/// help: queue a `Work` and do it there, or make the lock's scope smaller
/// ```
public final class DiagnosticText {
    private final boolean color;
    private final Map<Path, List<String>> lines = new HashMap<>();

    /// @param color whether to use the terminal's colours
    public DiagnosticText(boolean color) {
        this.color = color;
    }

    /// One diagnostic, several lines, each ended by a newline.
    public String of(Diagnostic diagnostic) {
        var text = new StringBuilder();
        text.append(paint("1;31", "error[" + diagnostic.rule().code() + "]"))
                .append(paint("1", ": " + diagnostic.message()))
                .append('\n');
        diagnostic.span().ifPresent(span -> place(span, text));
        for (var note : diagnostic.notes()) {
            text.append(paint("1;36", "note"))
                    .append(": ")
                    .append(note.message())
                    .append(note.span().map(span -> ": " + span).orElse(""))
                    .append('\n');
        }
        diagnostic
                .help()
                .ifPresent(help ->
                        text.append(paint("1;32", "help")).append(": ").append(help).append('\n'));
        return text.toString();
    }

    /// One diagnostic in lines that editors understand, `file:line:col: error[KJ…]: …`: the error,
    /// then a line for each note and for the help.
    public static String inLines(Diagnostic diagnostic) {
        var text = new StringBuilder();
        String place = place(diagnostic.span());
        text.append(place)
                .append("error[")
                .append(diagnostic.rule().code())
                .append("]: ")
                .append(diagnostic.message())
                .append('\n');
        for (var note : diagnostic.notes()) {
            String where = note.span().isPresent() ? place(note.span()) : place;
            text.append(where).append("note: ").append(note.message()).append('\n');
        }
        diagnostic
                .help()
                .ifPresent(help -> text.append(place).append("help: ").append(help).append('\n'));
        return text.toString();
    }

    private static String place(Optional<Span> span) {
        return span.map(each -> "%s:%d:%d: ".formatted(shown(each), each.line(), each.column()))
                .orElse("jiffy: ");
    }

    /// A file as a program in the current folder finds it.
    private static Path shown(Span span) {
        var here = Path.of("").toAbsolutePath();
        var file = span.file().toAbsolutePath().normalize();
        return file.startsWith(here) ? here.relativize(file) : file;
    }

    private void place(Span span, StringBuilder text) {
        String number = Integer.toString(span.line());
        String margin = " ".repeat(number.length());
        text.append(margin).append(paint("1;34", "--> ")).append(span).append('\n');
        var line = line(span);
        if (line.isEmpty()) {
            return;
        }
        String source = line.get().replace('\t', ' ');
        int start = Math.clamp(span.column() - 1, 0, source.length());
        int end = span.endLine() == span.line() ? span.endColumn() - 1 : source.length();
        int width = Math.max(1, Math.min(end, source.length()) - start);
        String bar = paint("1;34", " |");
        text.append(margin).append(bar).append('\n');
        text.append(paint("1;34", number)).append(bar).append(' ').append(source).append('\n');
        text.append(margin)
                .append(bar)
                .append(' ')
                .append(" ".repeat(start))
                .append(paint("1;31", "^".repeat(width)))
                .append('\n');
    }

    private Optional<String> line(Span span) {
        var all = lines.computeIfAbsent(span.file(), DiagnosticText::read);
        return span.line() >= 1 && span.line() <= all.size()
                ? Optional.of(all.get(span.line() - 1))
                : Optional.empty();
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            return new ArrayList<>();
        }
    }

    private String paint(String code, String text) {
        return color ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
