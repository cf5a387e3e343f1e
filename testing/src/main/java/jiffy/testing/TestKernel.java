// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import java.time.Duration;
import jiffy.lab.Command;
import jiffy.lab.KernelLog;
import jiffy.lab.Result;

/// A kernel with the module under test, as a test sees it. Whether that is a real one is the
/// business of who made it: a test that uses nothing else runs wherever there is an implementation.
public interface TestKernel {

    /// Which one it is, such as `6.1-cloud-amd64`.
    String name();

    /// Loads the module.
    ///
    /// @param parameters each as `name=value`
    /// @throws LoadFailure if the kernel or the module refuses
    void load(String... parameters);

    /// Removes the module.
    ///
    /// @throws LoadFailure if the kernel refuses
    void unload();

    /// Whether the module is loaded.
    boolean isLoaded();

    /// Runs a command beside the module, to its end.
    Result exec(Command command);

    /// Runs lines of shell as root.
    default Result shell(String script) {
        return exec(Command.shell(script));
    }

    /// Reads a file to its end, as root.
    ///
    /// @throws CallFailure with the errno
    String read(String path);

    /// Writes to a file as root, with one `write(2)`.
    ///
    /// @return how many bytes that took
    /// @throws CallFailure with the errno
    int write(String path, String text);

    /// What the kernel said since the test began.
    KernelLog log();

    /// Lets time pass in the kernel. A real kernel may let more pass.
    void advance(Duration time);
}
