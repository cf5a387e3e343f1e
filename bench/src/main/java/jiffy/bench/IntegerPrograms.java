// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jiffy.lab.LabException;

/// Compares integer programs: written by hand in C, emitted by our compiler from Java, and run by
/// HotSpot from the same Java.
public final class IntegerPrograms {
    private static final List<String> PROGRAMS =
            List.of("sort", "hash", "table", "sieve", "crc", "matrix", "search", "tree");

    private static final String HELP =
            """
            usage: bench/run integer-programs [ROUNDS] [PROGRAM...]

            Builds each program from bench/programs/*.c and from the Java of jiffy.bench.programs,
            both with the kernel's flags, runs them and HotSpot (warm) in turns, compares sums,
            and counts instructions with valgrind. Prints Markdown. 10 rounds unless told otherwise.
            Programs: %s
            """
                    .formatted(String.join(", ", PROGRAMS));

    /// What a native process runs its program, and what HotSpot does: it needs time to get warm.
    private static final int RUNS = 12;

    private static final int WARM_RUNS = 400;

    private IntegerPrograms() {}

    public static void main(String... arguments) {
        if (Arrays.asList(arguments).contains("--help")) {
            System.out.print(HELP);
            return;
        }
        try {
            int rounds = arguments.length == 0 ? 10 : Integer.parseInt(arguments[0]);
            var names =
                    Arrays.asList(arguments)
                            .subList(Math.min(1, arguments.length), arguments.length);
            var results = new ArrayList<ProgramResult>();
            for (var name : names.isEmpty() ? PROGRAMS : names) {
                results.add(measure(name, rounds));
            }
            System.out.print(ProgramResult.table(results));
        } catch (NumberFormatException e) {
            System.err.print("bench: expected a number of rounds first\n" + HELP);
            System.exit(2);
        } catch (LabException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(1);
        }
    }

    private static ProgramResult measure(String name, int rounds) {
        System.err.println("bench: " + name);
        var bench = Path.of(System.getProperty("jiffy.bench", "bench")).toAbsolutePath();
        var builder = new ProgramBuilder(bench);
        var hand = new Contender(builder.byHand(name));
        var ours = new Contender(builder.emitted(name));
        var hotSpot = Contender.hotSpot(name);
        for (int round = 0; round < rounds; round++) {
            hand.run(RUNS);
            ours.run(RUNS);
            if (round < 2) {
                hotSpot.run(WARM_RUNS);
            }
        }
        Contender.requireSameSums(name, List.of(hand, ours, hotSpot));
        return new ProgramResult(
                name,
                new ProgramResult.Native(hand.fastest(), hand.instructions(), hand.codeSize()),
                new ProgramResult.Native(ours.fastest(), ours.instructions(), ours.codeSize()),
                hotSpot.fastest());
    }
}
