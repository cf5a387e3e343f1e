// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.torture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The processes that texts name. All of them sleep, so that their CPU time stays what it is.
final class Population implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");
    private static final String NEVER = "4194304"; // PIDs end before (include/linux/threads.h)

    private static final byte[] NOTHING = {};

    private final Shells shells;
    private final long[] sleepers = new long[Generator.PROCESSES];
    private final Set<Long> dead = new HashSet<>();
    private final int crowdSize;
    private List<Long> crowd = List.of();
    private long lastDead;
    private long thread;

    /// @param crowdSize how many processes a crowd is
    Population(Shells shells, int crowdSize) throws IOException {
        this.shells = shells;
        this.crowdSize = crowdSize;
        fill();
    }

    /// Starts processes for those that ended.
    void fill() throws IOException {
        for (var index = 0; index < sleepers.length; index++) {
            if (sleepers[index] == 0 || dead.contains(sleepers[index])) {
                sleepers[index] = shells.sleeper();
                dead.remove(sleepers[index]);
            }
        }
        thread = thread();
    }

    private static long thread() throws IOException {
        var self = ProcessHandle.current().pid();
        try (var threads = Files.list(Path.of("/proc/self/task"))) {
            return threads.mapToLong(each -> Long.parseLong(each.getFileName().toString()))
                    .filter(each -> each != self)
                    .min()
                    .orElseThrow();
        }
    }

    /// The number of a process.
    long pid(int index) {
        return sleepers[index];
    }

    /// Many processes, which live as long as this.
    List<Long> crowd() throws IOException {
        if (crowd.isEmpty()) {
            crowd = shells.crowd(crowdSize);
        }
        return crowd;
    }

    /// Ends a process and waits until the kernel has forgotten it.
    ///
    /// @return whether it was alive
    boolean kill(int index) throws IOException {
        if (!dead.add(sleepers[index])) {
            return false;
        }
        lastDead = sleepers[index];
        shells.kill(lastDead);
        return true;
    }

    /// Whether a number is of a process that sleeps as long as nobody here ends it.
    boolean isOurs(long pid) {
        return !dead.contains(pid)
                && (Arrays.stream(sleepers).anyMatch(each -> each == pid) || crowd.contains(pid));
    }

    /// Whether it is a thread of ours that is no process.
    boolean isThread(long pid) {
        return pid == thread;
    }

    /// A text with the numbers in place of the names.
    byte[] bytes(Operation operation) {
        if (operation.text().isEmpty()) {
            return NOTHING;
        }
        var text = NAME.matcher(operation.text()).replaceAll(name -> number(name.group(1)));
        var times = Math.max(1, operation.verb() == Verb.WRITE ? operation.second() : 1);
        return text.repeat((int) times).getBytes(StandardCharsets.ISO_8859_1);
    }

    private String number(String name) {
        return switch (name) {
            case "d" -> lastDead == 0 ? NEVER : Long.toString(lastDead);
            case "t" -> Long.toString(thread);
            case "n" -> NEVER;
            default -> Long.toString(pid(Integer.parseInt(name)));
        };
    }

    /// Everybody's numbers.
    List<Long> all() {
        var all = new ArrayList<>(crowd);
        Arrays.stream(sleepers).forEach(all::add);
        return all;
    }

    @Override
    public void close() throws IOException {
        shells.close();
    }
}
