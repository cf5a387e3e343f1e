// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jiffy.simulator.check.Finding;
import jiffy.simulator.code.ModuleImage;

/// Runs the same programs in many schedules, until one shows a mistake.
///
/// @param module what is tried; not loaded when the programs start
/// @param programs what happens in each run; an exception of theirs is a mistake, too
public record Exploration(ModuleImage module, Consumer<Simulator> programs) {
    /// Random schedules in turn with those by priorities of depth 2 and 3.
    private static final int KINDS = 3;

    /// One run.
    ///
    /// @param schedule its number: the same number is the same run
    /// @param findings what the kernel complained about
    /// @param faults lines of the log by which the module tells of an exception that nobody caught
    /// @param failure what ended it
    /// @param points places at which another thread could have come
    public record Run(
            long schedule,
            List<Finding> findings,
            List<String> faults,
            Optional<Throwable> failure,
            long points) {
        /// Whether it shows a mistake.
        public boolean isBad() {
            return !findings.isEmpty() || !faults.isEmpty() || failure.isPresent();
        }

        @Override
        public String toString() {
            var text = new StringBuilder("schedule " + schedule);
            findings.forEach(each -> text.append('\n').append(each));
            faults.forEach(each -> text.append('\n').append(each));
            failure.ifPresent(each -> text.append('\n').append(each));
            return text.toString();
        }
    }

    /// What many runs showed.
    ///
    /// @param bad the first run that shows a mistake
    /// @param runs how many there were
    public record Result(Optional<Run> bad, long runs, long points) {}

    /// Runs schedules from a number on until one is bad, or there were so many.
    public Result explore(long from, long most) {
        long length = run(0, RANDOM, 0).points();
        long points = 0;
        for (long i = 0; i < most; i++) {
            var run = run(from + i, (int) Math.floorMod(from + i, (long) KINDS), length);
            points += run.points();
            if (run.isBad()) {
                return new Result(Optional.of(run), i + 1, points);
            }
        }
        return new Result(Optional.empty(), most, points);
    }

    private static final int RANDOM = 0;

    private Run run(long schedule, int kind, long length) {
        var options =
                kind == RANDOM
                        ? Options.exploring(schedule)
                        : Options.priorities(schedule, kind + 1, length);
        var simulator = new Simulator(module, options);
        Optional<Throwable> failure = Optional.empty();
        try {
            programs.accept(simulator);
        } catch (KernelStopped _) {
            // its finding says why
        } catch (RuntimeException | AssertionError e) {
            failure = Optional.of(e);
        }
        return new Run(
                schedule, simulator.findings(), simulator.faults(), failure, simulator.points());
    }
}
