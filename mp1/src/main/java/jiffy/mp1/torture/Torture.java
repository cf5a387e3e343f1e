// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.torture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import jiffy.mp1.syscall.ErrnoException;

/// The attack as a program, for a machine that may die of it: `jiffy torture` runs it there.
///
/// Arguments are pairs of a name and a value, see [Plan]. What it says is a [Report].
public final class Torture {

    private Torture() {}

    /// Runs one stage and ends the JVM: 0 it ran to its end, 1 it could not.
    public static void main(String... arguments) {
        System.setProperty("jdk.lang.Process.launchMechanism", "FORK"); // no helper program
        var report = new Report(System.out);
        var exit = 0;
        try {
            run(Plan.parse(List.of(arguments)), report);
        } catch (ErrnoException refused) {
            report.finding("refused: " + refused.errno(), refused.getMessage(), List.of());
        } catch (Exception e) {
            System.err.println("torture: " + e);
            exit = 1;
        }
        Runtime.getRuntime().halt(exit);
    }

    private static void run(Plan plan, Report report) throws Exception {
        if (plan.stage().equals("generate")) {
            program(plan.seed(), plan.first()).forEach(System.out::println);
            return;
        }
        var victim = plan.victim();
        var nanos = (long) (plan.seconds() * 1e9);
        switch (plan.stage()) {
            case "fuzz" -> fuzz(plan, victim, report, nanos);
            case "replay" -> replay(plan, victim, report);
            case "races" ->
                    new Races(victim, report, plan.seed(), nanos).run("races", 100, Long.MAX_VALUE);
            case "cycles" ->
                    new Races(victim, report, plan.seed(), nanos).run("cycles", 3, plan.cycles());
            case "storm" -> new Storm(victim, report, plan.periodMs()).run(nanos);
            default -> throw new IllegalArgumentException("no stage " + plan.stage());
        }
        victim.unload();
        report.covered(victim.covered());
    }

    private static void fuzz(Plan plan, Victim victim, Report report, long nanos) throws Exception {
        try (var population = new Population(new Shells(), plan.crowd())) {
            var attacker = new Attacker(victim, population);
            new Fuzz(attacker, report, plan.seed()).run(plan.first(), nanos);
        }
    }

    /// The steps of one program of the fuzzer, as a replay reads them.
    public static List<String> program(long seed, long number) {
        return Generator.program(seed, number).stream().map(Operation::toString).toList();
    }

    /// Runs one program, which it reads, to its end: it is the kernel that is watched.
    private static void replay(Plan plan, Victim victim, Report report) throws Exception {
        try (var population = new Population(new Shells(), plan.crowd())) {
            var program = program();
            report.progress("replaying %d steps", program.size());
            new Attacker(victim, population).run(program, _ -> {});
        }
    }

    private static List<Operation> program() throws IOException {
        var program = new ArrayList<Operation>();
        var input = new BufferedReader(new InputStreamReader(System.in));
        for (var line = input.readLine(); line != null; line = input.readLine()) {
            program.add(Operation.parse(line));
        }
        return program;
    }
}
