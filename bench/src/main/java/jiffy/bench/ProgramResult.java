// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// What was measured of one program in its three forms.
///
/// @param hotSpot nanoseconds of one run
record ProgramResult(String name, Native hand, Native ours, long hotSpot) {

    /// A form of the program that gcc compiled.
    ///
    /// @param nanos of one run
    /// @param instructions of one run
    /// @param code size in bytes
    record Native(long nanos, long instructions, long code) {}

    private static final String HEAD =
            """
            | program | by hand | emitted | | JVM | | by hand | emitted | | by hand | emitted | |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            | | ms | ms | ratio | ms | ratio | executed | executed | ratio | bytes | bytes | ratio |
            """;

    /// A table in Markdown; ratios are to the C that was written by hand, their mean is geometric.
    static String table(List<ProgramResult> all) {
        var text = new StringBuilder(HEAD);
        all.forEach(each -> text.append(each.row()));
        row(text, "mean", all, ProgramResult::mean);
        row(
                text,
                "worst",
                all,
                (results, ratio) -> results.stream().mapToDouble(ratio).max().orElse(1));
        return text.toString();
    }

    private interface Fold {
        double of(List<ProgramResult> all, ToDoubleFunction<ProgramResult> ratio);
    }

    private static void row(StringBuilder text, String name, List<ProgramResult> all, Fold fold) {
        text.append(
                format(
                        "| *%s* | | | %.2f | | %.2f | | | %.2f | | | %.2f |%n",
                        name,
                        fold.of(all, ProgramResult::time),
                        fold.of(all, ProgramResult::hotSpotTime),
                        fold.of(all, ProgramResult::counted),
                        fold.of(all, ProgramResult::size)));
    }

    private static double mean(List<ProgramResult> all, ToDoubleFunction<ProgramResult> ratio) {
        return Math.exp(all.stream().mapToDouble(ratio).map(Math::log).average().orElse(0));
    }

    private String row() {
        return format(
                "| %s | %.2f | %.2f | %.2f | %.2f | %.2f | %,d | %,d | %.2f | %,d | %,d | %.2f |%n",
                name,
                hand.nanos / 1e6,
                ours.nanos / 1e6,
                time(),
                hotSpot / 1e6,
                hotSpotTime(),
                hand.instructions,
                ours.instructions,
                counted(),
                hand.code,
                ours.code,
                size());
    }

    private double time() {
        return (double) ours.nanos / hand.nanos;
    }

    private double hotSpotTime() {
        return (double) hotSpot / hand.nanos;
    }

    private double counted() {
        return (double) ours.instructions / hand.instructions;
    }

    private double size() {
        return (double) ours.code / hand.code;
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
