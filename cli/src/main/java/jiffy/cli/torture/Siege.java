// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli.torture;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import jiffy.lab.JavaProgram;
import jiffy.lab.Lab;
import jiffy.lab.Vm;
import jiffy.lab.VmOptions;
import jiffy.mp1.torture.Shrinking;
import jiffy.mp1.torture.Torture;

/// The attack on one module in one kernel, stage by stage.
public final class Siege implements AutoCloseable {
    private static final String KO = "/tmp/";
    private static final int MEMORY_MB = 768;
    private static final int TRIES = 60;
    private static final double REPLAY_SECONDS = 20;
    private static final double SHRINKING_SECONDS = 10;
    private static final long NANOS = 1_000_000_000;

    /// So that the console has every warning, and nothing goes on after an oops.
    private static final String PREPARE =
            """
            cd /proc/sys/kernel
            echo 5 > printk
            echo 1 > panic_on_oops
            [ -e hung_task_timeout_secs ] && echo 40 > hung_task_timeout_secs
            true
            """;

    /// A module and how it is loaded.
    ///
    /// @param file the `.ko`
    /// @param name what the kernel calls it
    /// @param parameters `NAME=VALUE …`
    /// @param periodMs between two refreshes
    public record Target(Path file, String name, String parameters, int periodMs) {}

    private final Lab lab;
    private final VmOptions machine;
    private final JavaProgram program;
    private final Target target;
    private final long seed;
    private final Consumer<String> progress;
    private final BitSet covered = new BitSet();
    private Vm vm;

    /// @param jar the user space of mp1
    /// @param progress is told how far it is
    public Siege(
            Lab lab,
            VmOptions plain,
            Path jar,
            Target target,
            long seed,
            Consumer<String> progress) {
        this.lab = lab;
        this.target = target;
        this.seed = seed;
        this.progress = progress;
        program = new JavaProgram(jar, Torture.class.getName(), List.of("stage", "generate"));
        machine =
                plain.program(program)
                        .cpus(Math.min(2, plain.kernel().cpusMax()))
                        .memoryMb(MEMORY_MB)
                        .kernelArguments(List.of("norandmaps"));
    }

    /// Starts the machine.
    public Vm boot() {
        vm = lab.boot(machine);
        vm.shell(PREPARE).orThrow();
        vm.push(target.file(), KO + target.name() + ".ko");
        return vm;
    }

    /// What a stage did and found.
    ///
    /// @param seconds that it took
    /// @param counts what it did, how often
    /// @param findings none if all is well
    /// @param dead whether the machine is of no use any more
    public record Stage(
            String name,
            double seconds,
            Map<String, Long> counts,
            List<Finding> findings,
            boolean dead) {
        public Stage {
            counts = new LinkedHashMap<>(counts);
            findings = List.copyOf(findings);
        }

        /// For a program that reads it.
        public Map<String, Object> json() {
            var all = new LinkedHashMap<String, Object>();
            all.put("name", name);
            all.put("seconds", seconds);
            all.put("counts", counts);
            all.put("findings", findings.stream().map(Finding::json).toList());
            return all;
        }
    }

    /// Runs a stage.
    ///
    /// @param name as the attack knows it
    /// @param seconds how long
    public Stage stage(String name, double seconds) throws Exception {
        var start = System.nanoTime();
        var counts = new LinkedHashMap<String, Long>();
        var findings = new ArrayList<Finding>();
        var dead = false;
        var first = 0L;
        for (var left = seconds; left > 0 && !dead; left = seconds - since(start)) {
            var attack = new Attack(vm, progress);
            var trouble = attack.run(command(name, left, first), left, new byte[0]);
            var told = attack.told();
            told.counts().forEach((what, number) -> counts.merge(what, number, Long::sum));
            findings.addAll(told.findings());
            covered.or(told.covered());
            first = told.program() + 1;
            if (trouble.stream().anyMatch(this::isOfTheMachine)) {
                counts.merge(name + ": crashes of User Mode Linux itself", 1L, Long::sum);
                reboot();
                continue;
            }
            for (var each : trouble) {
                findings.add(name.equals("fuzz") ? shrunk(each, told.program(), seconds) : each);
            }
            dead = !trouble.isEmpty();
            break;
        }
        return new Stage(name, since(start), counts, findings, dead);
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / (double) NANOS;
    }

    /// A crash of User Mode Linux in its own code, where a process could not be forked: it says
    /// nothing about a module.
    private boolean isOfTheMachine(Finding finding) {
        return machine.kernel().isUserMode()
                && finding.log().stream().anyMatch(line -> line.contains("flush_tlb_mm+"))
                && finding.log().stream()
                        .noneMatch(line -> line.contains("[" + target.name() + "]"));
    }

    private void reboot() {
        vm.close();
        boot();
    }

    private jiffy.lab.Command command(String stage, double seconds, long first) {
        return program.command(
                "stage", stage,
                "module", KO + target.name() + ".ko",
                "name", target.name(),
                "parameters", target.parameters(),
                "period", Integer.toString(target.periodMs()),
                "seed", Long.toString(seed),
                "first", Long.toString(first),
                "seconds", Double.toString(seconds));
    }

    /// Finds the shortest part of the program in which the kernel died, each in a fresh machine.
    private Finding shrunk(Finding crash, long number, double seconds) throws Exception {
        if (number < 0) {
            return crash;
        }
        var end = System.nanoTime() + (long) (Math.max(2 * seconds, SHRINKING_SECONDS) * NANOS);
        var program = Torture.program(seed, number);
        progress.accept("looking for the shortest program that does this");
        if (!crashes(program, crash)) {
            return with(crash, List.of(), "; program %d alone does not show it".formatted(number));
        }
        var shortest =
                Shrinking.shrink(
                        program, each -> System.nanoTime() < end && crashes(each, crash), TRIES);
        return with(crash, shortest, "");
    }

    private static Finding with(Finding crash, List<String> steps, String note) {
        return new Finding(crash.kind(), crash.message() + note, steps, crash.log());
    }

    private boolean crashes(List<String> steps, Finding crash) {
        reboot();
        progress.accept("does it with %d steps?".formatted(steps.size()));
        var input = (String.join("\n", steps) + "\n").getBytes(StandardCharsets.UTF_8);
        var attack = new Attack(vm, _ -> {});
        return attack.run(command("replay", 0, 0), REPLAY_SECONDS, input).stream()
                .anyMatch(each -> each.kind().equals(crash.kind()));
    }

    /// What of the module's code was reached, a bit for four bytes, see [Coverage].
    public BitSet covered() {
        return covered;
    }

    /// Whether the kernel tells of memory that nothing points to.
    public boolean canFindLeaks() {
        return vm.shell("[ -e /sys/kernel/debug/kmemleak ]").ok();
    }

    /// Looks for memory that nothing points to any more, the module being unloaded.
    public List<Finding> leaks() {
        var found = vm.findLeaks();
        return found.isBlank()
                ? List.of()
                : List.of(
                        new Finding(
                                "memory leaked",
                                "kmemleak has found memory that nothing points to",
                                List.of(),
                                found.lines().toList()));
    }

    @Override
    public void close() {
        if (vm != null) {
            vm.close();
        }
    }
}
