// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator.schedule;

/// Unwinds a task of a simulation that ended: its kernel cannot go on.
public final class Halt extends Error {
    private static final long serialVersionUID = 1;

    Halt() {
        super("the simulated kernel has stopped", null, false, false);
    }
}
