// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import jiffy.lab.LabException;

/// One form of a program: something that can be run `runs=N` times and prints a line when it is
/// ready and one with the sum of each run; each line starts with the nanoseconds since the last.
final class Contender {
    private static final Pattern COLLECTED = Pattern.compile("Collected *: (\\d+)");

    private final List<String> command;
    private final Set<String> sums = new TreeSet<>();
    private long fastest = Long.MAX_VALUE;

    Contender(Path program) {
        this(List.of(program.toString()));
    }

    private Contender(List<String> command) {
        this.command = command;
    }

    /// A program that HotSpot runs.
    static Contender hotSpot(String name) {
        return new Contender(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xshare:auto",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HotSpotRun.class.getName(),
                        name));
    }

    void run(int runs) {
        start(command, "runs=" + runs)
                .out()
                .lines()
                .skip(1)
                .map(line -> line.split(" "))
                .forEach(words -> ran(Long.parseLong(words[0]), words[words.length - 1]));
    }

    private void ran(long nanos, String sum) {
        fastest = Math.min(fastest, nanos);
        sums.add(sum);
    }

    /// CPU time of the run that the rest of the machine disturbed least, in nanoseconds.
    long fastest() {
        return fastest;
    }

    /// Instructions of one run, as valgrind counts them: what two more runs cost, halved.
    long instructions() {
        return (executed(3) - executed(1)) / 2;
    }

    private long executed(int runs) {
        var all = new ArrayList<>(List.of("valgrind", "--tool=callgrind"));
        all.add("--callgrind-out-file=/dev/null");
        all.addAll(command);
        var matcher = COLLECTED.matcher(start(all, "runs=" + runs).errors());
        if (!matcher.find()) {
            throw new LabException("valgrind did not count " + command);
        }
        return Long.parseLong(matcher.group(1));
    }

    /// Bytes of code in the program's object file.
    long codeSize() {
        return start(List.of("size", "-A"), command.getFirst() + ".o")
                .out()
                .lines()
                .map(line -> line.split(" +"))
                .filter(row -> row[0].startsWith(".text"))
                .mapToLong(row -> Long.parseLong(row[1]))
                .sum();
    }

    static void requireSameSums(String name, List<Contender> all) {
        var sums = new TreeSet<String>();
        all.forEach(each -> sums.addAll(each.sums));
        if (sums.size() != 1) {
            throw new LabException(name + " is not the same everywhere: its sums are " + sums);
        }
    }

    private record Output(String out, String errors) {}

    private static Output start(List<String> command, String argument) {
        var all = new ArrayList<>(command);
        all.add(argument);
        try {
            var process = new ProcessBuilder(all).start();
            process.getOutputStream().close();
            var errors = new StringBuilder();
            var reader =
                    Thread.ofVirtual()
                            .start(() ->
                                    process.errorReader()
                                            .lines()
                                            .forEach(line -> errors.append(line).append('\n')));
            var out = new String(process.getInputStream().readAllBytes());
            reader.join();
            if (process.waitFor() != 0) {
                throw new LabException(all + " failed:\n" + out + errors);
            }
            return new Output(out, errors.toString());
        } catch (IOException e) {
            throw LabException.withHelp(
                    "cannot run " + all.getFirst() + ": " + e.getMessage(),
                    "install it with `apt-get install valgrind gcc binutils`");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted", e);
        }
    }
}
