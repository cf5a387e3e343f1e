// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.bench;

import java.util.List;
import jiffy.lab.LabException;

/// What the instrument counted.
///
/// @param subject a module, or what one would do without one
/// @param operation that was counted
/// @param registrations at that time
/// @param least instructions of the run with the fewest
/// @param most instructions of the run with the most
record Measurement(String subject, String operation, int registrations, long least, long most) {

    /// Instructions a registration; of the whole operation if there are none.
    double each() {
        return (double) least / Math.max(1, registrations);
    }

    /// What the instrument said, from a guest's console.
    ///
    /// @throws LabException if it found a fault or did not come to its end
    static List<Measurement> parse(String console) {
        var lines = console.lines().map(String::strip).toList();
        for (var line : lines) {
            if (line.startsWith("FAIL\t")) throw new LabException(line.substring(5));
        }
        if (!lines.contains("END")) {
            var tail = lines.subList(Math.max(0, lines.size() - 20), lines.size());
            throw new LabException(
                    "the measurement did not come to its end; the console's last lines:\n"
                            + String.join("\n", tail));
        }
        return lines.stream()
                .filter(line -> line.startsWith("RESULT\t"))
                .map(Measurement::parseLine)
                .toList();
    }

    private static Measurement parseLine(String line) {
        var field = line.split("\t");
        if (field.length != 6) throw new LabException("the instrument wrote: " + line);
        return new Measurement(
                field[1],
                field[2],
                Integer.parseInt(field[3]),
                Long.parseLong(field[4]),
                Long.parseLong(field[5]));
    }
}
