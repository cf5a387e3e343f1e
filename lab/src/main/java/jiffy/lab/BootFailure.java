// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

import java.util.concurrent.TimeoutException;
import jiffy.lab.machine.Machine;

/// A machine that did not come up. The message has the console's last lines.
public final class BootFailure extends LabException {
    private static final long serialVersionUID = 1L;

    private BootFailure(String message, Throwable cause) {
        super(message, cause);
    }

    public static BootFailure of(Machine machine, Throwable cause) {
        var how =
                cause instanceof TimeoutException
                        ? "did not answer in time"
                        : machine.isAlive() ? "could not be reached" : "ended";
        return new BootFailure(
                "the machine %s while it booted; %s".formatted(how, machine.consoleTail()), cause);
    }
}
