// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.time.Duration;
import java.util.List;

/// Where mp1 is loaded, and programs that use it can run.
interface Mp1Stage {
    /// A program that runs there.
    interface App extends AutoCloseable {
        boolean isRunning();

        /// Waits for its end.
        ///
        /// @return its exit code
        int waitFor() throws Exception;

        /// What it has printed so far.
        String text();

        @Override
        void close();
    }

    /// Starts a [UserApp].
    App start(List<String> arguments, Duration limit) throws Exception;

    /// What the module lists, a line a process.
    List<String> list() throws Exception;

    /// What stands there for `/proc`.
    String folder();
}
