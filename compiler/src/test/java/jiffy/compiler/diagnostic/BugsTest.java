// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import jiffy.compiler.Compiler;
import org.junit.jupiter.api.Test;

/// The corpus of bugs, each with its repair: what the rules say of them stands in `verdicts.md`
/// beside them; `-Dbless=true` writes it anew. What they said when they were run on the corpus for
/// the first time stays.
class BugsTest {
    private static final Path BUGS = Path.of("src/test/bugs");
    private static final Path VERDICTS = BUGS.resolve("verdicts.md");
    private static final String FIRST =
            "| name | class | first run: bug | first run: fixed | now: bug | now: fixed |";

    private static final String HEAD =
            """
            # What the rules say

            Written by `BugsTest`. *found*: an error, or a note of one, names a line of the mistake.
            *cannot prove*: so does an error that says so. *elsewhere*: the module is refused,
            but not for these lines. *accepted*: no error; [README](README.md) says why.

            """;

    private record Verdict(String name, String kind, String first, String bug, String fixed) {
        String row() {
            return "| %s | %s | %s | %s | %s |".formatted(name, kind, first, bug, fixed);
        }
    }

    @Test
    void saysWhatStandsInTheTable() throws IOException {
        var verdicts = new ArrayList<Verdict>();
        for (var folder : folders()) {
            verdicts.add(judge(folder));
        }
        var text = HEAD + totals(verdicts) + "\n" + table(verdicts);
        if (Boolean.getBoolean("bless")) {
            Files.writeString(VERDICTS, text);
        }
        assertThat(text).isEqualTo(Files.readString(VERDICTS));
    }

    @Test
    void noRepairIsRefused() throws IOException {
        for (var folder : folders()) {
            assertThat(diagnostics(folder.resolve("fixed"))).as(folder.toString()).isEmpty();
        }
    }

    private static List<Path> folders() throws IOException {
        try (var all = Files.list(BUGS)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static Verdict judge(Path folder) throws IOException {
        var name = folder.getFileName().toString();
        var lines = Files.readAllLines(source(folder.resolve("bug")));
        var marked = new HashSet<Integer>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).endsWith("// BUG")) {
                marked.add(i + 1);
            }
        }
        var kind =
                lines.stream()
                        .filter(each -> each.startsWith("// class: "))
                        .map(each -> each.substring("// class: ".length()))
                        .findFirst()
                        .orElseThrow();
        return new Verdict(
                name,
                kind,
                first(name),
                bug(diagnostics(folder.resolve("bug")), marked),
                fixed(diagnostics(folder.resolve("fixed"))));
    }

    private static Path source(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }

    private static List<Diagnostic> diagnostics(Path folder) {
        return Compiler.compile(List.of(folder)).diagnostics();
    }

    private static String bug(List<Diagnostic> errors, Set<Integer> marked) {
        var hit = errors.stream().filter(each -> names(each, marked)).findFirst();
        if (hit.isPresent()) {
            boolean unsure = hit.get().message().startsWith("cannot prove");
            return (unsure ? "cannot prove " : "found ") + hit.get().rule().code();
        }
        return errors.isEmpty() ? "accepted" : "elsewhere " + errors.getFirst().rule().code();
    }

    private static String fixed(List<Diagnostic> errors) {
        return errors.isEmpty() ? "accepted" : "refused " + errors.getFirst().rule().code();
    }

    private static boolean names(Diagnostic error, Set<Integer> lines) {
        return Stream.concat(
                        error.span().stream(),
                        error.notes().stream().flatMap(each -> each.span().stream()))
                .anyMatch(each -> lines.contains(each.line()));
    }

    /// What the table says of the first run, which is not repeated.
    private static String first(String name) throws IOException {
        return Files.readAllLines(VERDICTS).stream()
                .filter(each -> each.startsWith("| " + name + " |"))
                .map(each -> each.split(" \\| "))
                .map(cells -> cells[2] + " | " + cells[3])
                .findFirst()
                .orElse("later | later");
    }

    private static String totals(List<Verdict> verdicts) {
        var kinds = new TreeMap<String, int[]>();
        for (var each : verdicts) {
            for (var kind : List.of(each.kind(), "~all")) {
                count(kinds.computeIfAbsent(kind, _ -> new int[6]), each);
            }
        }
        var text = new StringBuilder();
        text.append("| class | bugs | found | cannot prove | elsewhere | accepted |")
                .append(" fixed refused |\n");
        text.append("| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        kinds.forEach((kind, counts) -> {
            text.append("| ").append(kind.equals("~all") ? "all" : kind).append(" |");
            for (int count : counts) {
                text.append(' ').append(count).append(" |");
            }
            text.append('\n');
        });
        return text.toString();
    }

    private static void count(int[] counts, Verdict verdict) {
        counts[0]++;
        var names = List.of("found", "cannot", "elsewhere", "accepted");
        counts[1 + names.indexOf(verdict.bug().split(" ")[0])]++;
        counts[5] += verdict.fixed().equals("accepted") ? 0 : 1;
    }

    private static String table(List<Verdict> verdicts) {
        var text = new StringBuilder(FIRST + "\n| --- | --- | --- | --- | --- | --- |\n");
        verdicts.forEach(each -> text.append(each.row()).append('\n'));
        return text.toString();
    }
}
