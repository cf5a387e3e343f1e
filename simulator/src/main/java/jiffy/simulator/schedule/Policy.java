// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator.schedule;

import java.util.List;

/// Chooses who runs. Its choices depend on nothing but a seed and what happened in the simulation.
public interface Policy {
    /// A task was born.
    void born(Task task);

    /// Whether the running task may have to give its turn away here, at a place where others could
    /// see a difference. Asked once for each such place.
    boolean interrupts(Task running);

    /// Who is next.
    ///
    /// @param runnable not empty, in order of birth
    Task next(List<Task> runnable);

    /// A number below a bound, for other choices of the simulation.
    int choose(int bound);
}
