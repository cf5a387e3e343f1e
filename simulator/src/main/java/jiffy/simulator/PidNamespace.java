// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Where processes have their numbers; a process has one in its own namespace and in each above
/// (`linux/pid_namespace.h`).
public final class PidNamespace {
    private static final int FIRST = 300;

    private final Optional<PidNamespace> parent;
    private final Map<Integer, Process> processes = new HashMap<>();
    private int last;

    PidNamespace(Optional<PidNamespace> parent) {
        this.parent = parent;
        last = parent.isPresent() ? 0 : FIRST;
    }

    /// A namespace inside this one.
    public PidNamespace child() {
        return new PidNamespace(Optional.of(this));
    }

    Optional<PidNamespace> parent() {
        return parent;
    }

    Optional<Process> find(int number) {
        return Optional.ofNullable(processes.get(number));
    }

    int enter(Process process) {
        processes.put(++last, process);
        return last;
    }

    void enter(Process process, int number) {
        processes.put(number, process);
    }

    void leave(int number) {
        processes.remove(number);
    }
}
