// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jiffy.lab.KernelLog;

/// A machine with a running kernel: the virtual one, or this one.
public interface Target extends AutoCloseable {
    /// How a program ended.
    ///
    /// @param exit its exit code
    /// @param out what it wrote to standard output
    /// @param err what it wrote to standard error
    record Ended(int exit, String out, String err) {
        /// Whether it did what it should.
        public boolean ok() {
            return exit == 0;
        }
    }

    /// Runs a program to its end, with nothing to read.
    Ended run(List<String> command) throws IOException;

    /// Puts a file of this machine where the target can read it, and says where that is.
    String put(Path file) throws IOException;

    /// What its kernel has logged and still knows.
    KernelLog log() throws IOException;

    /// The machine in words, as in "loaded into …".
    String describe();

    @Override
    void close() throws IOException;
}
