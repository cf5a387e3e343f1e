// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import jiffy.simulator.check.Finding;

/// The simulated kernel cannot go on, as after a deadlock.
public final class KernelStopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Finding finding;

    KernelStopped(Finding finding, String replay) {
        super(finding + "\n  " + replay);
        this.finding = finding;
    }

    /// Why.
    public Finding finding() {
        return finding;
    }
}
