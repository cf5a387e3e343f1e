// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.machine;

import java.io.IOException;

/// Stops a machine, so that no time passes in it, and lets it go on.
public interface ClockSwitch extends AutoCloseable {
    void stop() throws IOException;

    void resume() throws IOException;

    /// Leaves the machine as it is.
    @Override
    void close() throws IOException;
}
