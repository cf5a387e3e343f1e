// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Measurements as tables in Markdown. Pure.
final class Table {

    private static final String ONE_BY_ONE = "read, processes";

    private Table() {}

    /// Two tables: operation × registrations × module, and what each process costs beside modules.
    static String of(String title, List<Measurement> all) {
        var modules = all.stream().filter(Table::isOfModule).toList();
        var others = all.stream().filter(each -> !isOfModule(each)).toList();
        return "### %s: instructions a registration\n\n%s\n%s"
                .formatted(title, bySize(modules), byProcess(others));
    }

    private static boolean isOfModule(Measurement each) {
        return !each.subject().contains(" ");
    }

    private static String bySize(List<Measurement> all) {
        var sizes = new TreeSet<Integer>();
        var rows = new LinkedHashMap<String, LinkedHashMap<String, List<Measurement>>>();
        for (var each : all) {
            sizes.add(each.registrations());
            rows.computeIfAbsent(each.operation(), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(each.subject(), _ -> new ArrayList<>())
                    .add(each);
        }
        var text = new StringBuilder("| operation | module |");
        for (var size : sizes) text.append(size == 0 ? " none |" : " %,d |".formatted(size));
        text.append("\n| --- | --- |").append(" ---: |".repeat(sizes.size())).append('\n');
        rows.forEach((operation, subjects) -> {
            var yardstick = subjects.firstEntry().getValue();
            subjects.forEach((subject, row) ->
                    text.append("| %s | %s |".formatted(operation, subject))
                            .append(cells(sizes, row, yardstick))
                            .append('\n'));
        });
        return text.toString();
    }

    /// With the ratio to the first module, which is the yardstick.
    private static String cells(
            TreeSet<Integer> sizes, List<Measurement> row, List<Measurement> yardstick) {
        return sizes.stream()
                .map(size -> cell(at(row, size), row == yardstick ? null : at(yardstick, size)))
                .collect(Collectors.joining());
    }

    private static Measurement at(List<Measurement> row, int size) {
        return row.stream().filter(each -> each.registrations() == size).findFirst().orElse(null);
    }

    private static String cell(Measurement cell, Measurement yardstick) {
        if (cell == null) return " |";
        var count = number(cell.each());
        if (yardstick == null) return " %s |".formatted(count);
        return " %s (%.2f) |".formatted(count, cell.each() / yardstick.each());
    }

    private static String byProcess(List<Measurement> all) {
        return all.stream()
                .filter(each -> each.operation().equals(ONE_BY_ONE))
                .map(each -> "| %s | %s |\n".formatted(each.subject(), number(each.each())))
                .collect(Collectors.joining("", "| for each process | |\n| --- | ---: |\n", ""));
    }

    private static String number(double count) {
        return String.format(Locale.ROOT, count < 1000 ? "%,.1f" : "%,.0f", count);
    }
}
