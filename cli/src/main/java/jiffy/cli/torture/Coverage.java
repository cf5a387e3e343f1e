// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import jiffy.lab.LabException;
import jiffy.lab.Tools;
import jiffy.lab.host.HostProgram;

/// Which lines of a module were reached: gcc calls a function in each basic block
/// (`-fsanitize-coverage=trace-pc`), and `coverage.h`, which is included before the module's C, is
/// that function. So every context counts, also timers and works, in every kernel for QEMU; User
/// Mode Linux has its modules call by registers, of which nobody knows afterwards.
///
/// @param places all there are, by the function of C that they are in
public record Coverage(Map<String, Set<Place>> places) {
    private static final String TRACER = "__sanitizer_cov_trace_pc";
    private static final int CALL = 4; // from the number in a call to the instruction behind it

    /// A basic block.
    ///
    /// @param line `FILE:LINE` of its source
    /// @param bit where [Siege#covered] has it
    record Place(String line, int bit) {}

    private static final int BEFORE = 0x4000; // `JIFFY_COVERED_BEFORE` in `coverage.h`
    private static final int BITS = 32_000; // `JIFFY_COVERED_BITS` there

    private static final Pattern RELOCATION =
            Pattern.compile("([0-9a-f]{8,})\\s+R_X86_64_P(LT|C)32\\s+" + TRACER + "\\b.*");

    /// Flags for the C compiler that make a module keep account.
    ///
    /// @param folder that the header is written to
    public static List<String> flags(Path folder) throws IOException {
        var header = Files.createDirectories(folder).resolve("coverage.h").toAbsolutePath();
        try (var text = Coverage.class.getResourceAsStream("coverage.h")) {
            Files.write(header, text.readAllBytes());
        }
        return List.of("-fsanitize-coverage=trace-pc", "-include " + header);
    }

    /// Reads where a module keeps account.
    ///
    /// @throws LabException if it is too large for that, or for User Mode Linux
    public static Coverage of(Tools tools, Path ko) {
        var start = start(run(tools.get(Tools.Tool.OBJDUMP), "-t", ko.toString()));
        var relocations = run(tools.get(Tools.Tool.OBJDUMP), "-r", "-j", ".text", ko.toString());
        var offsets = returns(relocations);
        if (offsets.isEmpty()) {
            throw new LabException(
                    "--coverage is for kernels in QEMU, such as 6.1-cloud-amd64: in code for this"
                            + " kernel calls cannot be told apart");
        }
        var arguments = new ArrayList<>(List.of("-f", "-j", ".text", "-e", ko.toString()));
        offsets.forEach(each -> arguments.add("0x" + Long.toHexString(each - 1)));
        var lines =
                run(tools.get(Tools.Tool.ADDR2LINE), arguments.toArray(String[]::new))
                        .lines()
                        .toList();
        var places = new TreeMap<String, Set<Place>>();
        for (var index = 0; index < offsets.size(); index++) {
            var place = place(lines.get(2 * index + 1), offsets.get(index) - start);
            places.computeIfAbsent(lines.get(2 * index), _ -> new HashSet<>()).add(place);
        }
        return new Coverage(places);
    }

    private static String run(Path program, String... arguments) {
        return HostProgram.of(program, arguments).run().orThrow();
    }

    /// Where account is kept of code at a distance from the function that gcc calls, in bytes.
    static Place place(String line, long distance) {
        var plain = line.replaceAll(" \\(discriminator.*", "").replaceAll(".*/", "");
        var bit = Math.floorDiv(distance + BEFORE, 4);
        if (bit < 0 || bit >= BITS) {
            throw new LabException(
                    "the module is too large for --coverage: %s lies %d bytes from the counter"
                            .formatted(plain, distance));
        }
        return new Place(plain, (int) bit);
    }

    /// Where the function is that gcc calls.
    static long start(String symbols) {
        return symbols.lines()
                .filter(line -> line.endsWith(" " + TRACER))
                .mapToLong(line -> Long.parseLong(line.substring(0, line.indexOf(' ')), 16))
                .findFirst()
                .orElseThrow();
    }

    /// Where the calls of it return to, in the section of the code; what else uses its address is
    /// no call.
    static List<Long> returns(String relocations) {
        return relocations
                .lines()
                .map(RELOCATION::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> Long.parseLong(matcher.group(1), 16) + CALL)
                .toList();
    }

    /// A table of functions: lines reached, lines there are, and those that were not reached.
    public List<String> table(BitSet covered) {
        var rows = new ArrayList<String>();
        rows.add("| function | lines reached | of | not reached |");
        rows.add("| --- | --- | --- | --- |");
        var all = new TreeMap<String, Boolean>();
        places.forEach((function, of) -> {
            var lines = reached(of, covered);
            lines.forEach((line, hit) -> all.merge(line, hit, Boolean::logicalOr));
            rows.add(row("`" + function + "`", lines, missing(lines)));
        });
        rows.add(row("all", all, ""));
        return rows;
    }

    private static Map<String, Boolean> reached(Set<Place> places, BitSet covered) {
        var lines = new TreeMap<String, Boolean>();
        places.forEach(
                each -> lines.merge(each.line(), covered.get(each.bit()), Boolean::logicalOr));
        return lines;
    }

    private static String missing(Map<String, Boolean> lines) {
        return String.join(
                ", ",
                lines.entrySet().stream()
                        .filter(each -> !each.getValue())
                        .map(Map.Entry::getKey)
                        .toList());
    }

    private static String row(String name, Map<String, Boolean> lines, String missing) {
        var hit = lines.values().stream().filter(each -> each).count();
        return "| %s | %d | %d | %s |".formatted(name, hit, lines.size(), missing);
    }
}
