// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.machine;

import java.io.IOException;

/// Lets a machine run only while somebody wants something from it, so that in virtual time nothing
/// happens while the host thinks.
public final class VirtualClock implements AutoCloseable {

    private final ClockSwitch control;
    private int users;

    /// @param control of a running machine, for our use alone; it is stopped
    public VirtualClock(ClockSwitch control) throws IOException {
        this.control = control;
        control.stop();
    }

    public synchronized void start() throws IOException {
        if (users++ == 0) control.resume();
    }

    public synchronized void stop() throws IOException {
        if (--users == 0) control.stop();
    }

    @Override
    public void close() throws IOException {
        control.close();
    }
}
