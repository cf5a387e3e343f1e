// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.torture;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs programs of random operations until time is up.
final class Fuzz {

    private static final int SHRUNK = 12;
    private static final int LEAST = 2;
    private static final int TRIES = 400;
    private static final long PATIENCE = 10_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private final Attacker attacker;
    private final Report report;
    private final long seed;
    private final Map<String, Integer> known = new HashMap<>();

    Fuzz(Attacker attacker, Report report, long seed) {
        this.attacker = attacker;
        this.report = report;
        this.seed = seed;
    }

    /// Runs the programs of the seed, from a number on.
    ///
    /// @param nanos how long
    void run(long first, long nanos) throws Exception {
        var end = System.nanoTime() + nanos;
        var said = 0L;
        var number = first;
        for (; System.nanoTime() < end || number - first < LEAST; number++) {
            report.program(number);
            attempt(Generator.program(seed, number));
            if (System.nanoTime() - said > SECOND) {
                said = System.nanoTime();
                report.progress("%,d inputs, program %d", attacker.count(), number);
                count(number - first);
            }
        }
        count(number - first);
        known.forEach((kind, times) -> report.count("times: " + kind, times));
    }

    private void count(long programs) {
        report.count("inputs", attacker.count());
        report.count("programs", programs);
    }

    private void attempt(List<Operation> program) throws Exception {
        try {
            attacker.run(program, this::unlessKnown);
        } catch (Deviation deviation) {
            known.put(deviation.kind(), 1);
            var patience = System.nanoTime() + PATIENCE;
            var failing = program.subList(0, attacker.done());
            var shortest =
                    known.size() > SHRUNK
                            ? failing
                            : Shrinking.shrink(
                                    failing,
                                    each -> System.nanoTime() < patience && shows(each, deviation),
                                    TRIES);
            report.finding(deviation.kind(), message(shortest, deviation), shortest);
        }
    }

    private void unlessKnown(Deviation deviation) throws Deviation {
        if (known.computeIfPresent(deviation.kind(), (_, times) -> times + 1) == null) {
            throw deviation;
        }
    }

    /// What comes first is what a program shows.
    private static void first(Deviation deviation) throws Deviation {
        throw deviation;
    }

    private boolean shows(List<Operation> program, Deviation deviation) throws Exception {
        return deviation.kind().equals(kind(program));
    }

    private String kind(List<Operation> program) throws Exception {
        try {
            attacker.run(program, Fuzz::first);
            return "";
        } catch (Deviation other) {
            return other.kind();
        }
    }

    /// What the shortest program shows, in its own numbers.
    private String message(List<Operation> shortest, Deviation deviation) throws Exception {
        try {
            attacker.run(shortest, Fuzz::first);
            return deviation.getMessage();
        } catch (Deviation again) {
            return again.getMessage();
        }
    }
}
