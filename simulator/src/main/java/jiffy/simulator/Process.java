// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import jiffy.linux.task.Pid;

/// A process of the simulation: it makes system calls, and its CPU time is what it is told to be.
public final class Process {
    private static final int BUFFER = 65_536;

    private final Machine machine;
    private final PidNamespace namespace;
    private final Map<PidNamespace, Integer> numbers = new HashMap<>();
    private final Id id = new Id();
    private final int uid;
    private final Set<Integer> groups;
    private long cpuTime;
    private OptionalLong computesSince = OptionalLong.empty();
    private boolean isAlive = true;

    /// A `struct pid`.
    final class Id extends Pid {
        Process process() {
            return Process.this;
        }
    }

    /// @param number in the first namespace; 0 for the next one that is free
    Process(Machine machine, PidNamespace namespace, int uid, Set<Integer> groups, int number) {
        this.machine = machine;
        this.namespace = namespace;
        this.uid = uid;
        this.groups = Set.copyOf(groups);
        if (number > 0) {
            numbers.put(namespace, number);
            namespace.enter(this, number);
            return;
        }
        var each = Optional.of(namespace);
        while (each.isPresent()) {
            numbers.put(each.get(), each.get().enter(this));
            each = each.get().parent();
        }
    }

    Pid id() {
        return id;
    }

    PidNamespace namespace() {
        return namespace;
    }

    int uid() {
        return uid;
    }

    boolean isIn(int group) {
        return groups.contains(group);
    }

    /// The number in a namespace; 0 if it cannot be seen from there.
    public int number(PidNamespace from) {
        return numbers.getOrDefault(from, 0);
    }

    /// The number in its own namespace.
    public int number() {
        return number(namespace);
    }

    /// The CPU time of all its threads.
    public Duration cpuTime() {
        var running = computesSince.isPresent() ? machine.nanos() - computesSince.getAsLong() : 0;
        return Duration.ofNanos(cpuTime + running);
    }

    /// From now on it uses a CPU all the time.
    public void computes() {
        computesSince = OptionalLong.of(machine.nanos());
    }

    /// Sets the CPU time of all its threads together; from now on it sleeps.
    public void cpuTime(Duration time) {
        computesSince = OptionalLong.empty();
        cpuTime = time.toNanos();
    }

    /// Lets it use the CPU for a while. Time does not pass.
    public void uses(Duration time) {
        cpuTime += time.toNanos();
    }

    /// Whether it did not end.
    public boolean isAlive() {
        return isAlive;
    }

    /// Ends it; nobody has to wait for it.
    public void exit() {
        isAlive = false;
        numbers.forEach(PidNamespace::leave);
    }

    /// open(2).
    ///
    /// @throws CallError with the errno
    public OpenFile open(String path, Access access) {
        return machine.systemCall(this, "open", () -> machine.files().open(this, path, access));
    }

    /// Reads a file to its end.
    ///
    /// @throws CallError with the errno
    public String read(String path) {
        return read(path, BUFFER);
    }

    /// Reads a file to its end, so many bytes at a time.
    ///
    /// @throws CallError with the errno
    public String read(String path, int bufferSize) {
        try (var file = open(path, Access.READ)) {
            return file.readAll(bufferSize);
        }
    }

    /// Writes to a file with one write(2).
    ///
    /// @return how many bytes that took
    /// @throws CallError with the errno
    public int write(String path, String text) {
        try (var file = open(path, Access.WRITE)) {
            return file.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public String toString() {
        return "process " + number();
    }
}
