// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import java.time.Duration;

/// A process beside the module, of root.
public interface TestProcess {
    /// Its number.
    int pid();

    /// From now on it uses the CPU whenever it can; before, it sleeps.
    void computes();

    /// Sets the CPU time that it has used: only in the simulated kernel, elsewhere the test is
    /// aborted.
    void cpuTime(Duration time);

    /// Ends it; its parent has waited for it when this returns.
    void exit();
}
