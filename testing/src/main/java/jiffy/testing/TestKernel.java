// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import java.time.Duration;
import java.util.function.Consumer;
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

    /// Runs a command beside the module, to its end. In the simulated kernel there are no programs:
    /// the test is aborted.
    Result exec(Command command);

    /// Runs lines of shell as root.
    default Result shell(String script) {
        return exec(Command.shell(script));
    }

    /// Reads a file to its end, as root.
    ///
    /// @throws CallFailure with the errno
    String read(String path);

    /// Reads a file to its end, as root, so many bytes at a time.
    ///
    /// @throws CallFailure with the errno
    String read(String path, int bufferSize);

    /// Reads a part of a file, as root, with one `pread(2)`.
    ///
    /// @throws CallFailure with the errno
    String readAt(String path, long offset, int count);

    /// Reads a file from an offset on to its end, as root, after one `lseek(2)`.
    ///
    /// @throws CallFailure with the errno
    String readFrom(String path, long offset);

    /// Whether there is such a file or folder.
    boolean exists(String path);

    /// A new process of root, which sleeps until it is told otherwise.
    TestProcess process();

    /// Runs parts of a test beside each other, to their ends: what they ask of this kernel meets
    /// there.
    void concurrently(Runnable... programs);

    /// Writes to a file as root, with one `write(2)`.
    ///
    /// @return how many bytes that took
    /// @throws CallFailure with the errno
    int write(String path, String text);

    /// Runs an operation again and again, and each time another allocation fails that the kernel
    /// makes for it: the first one, the second, and so on, until it needs no more. Some of that
    /// happens again, or without a failure, as a kernel does not always make the same allocations.
    /// A call that fails for that must say `ENOMEM`; it may do without, too.
    ///
    /// ```java
    /// var failed = kernel.failEachAllocation(
    ///         () -> kernel.write("/proc/list", "7"),
    ///         done -> assertThat(kernel.read("/proc/list")).isEqualTo(done ? "7\n" : ""));
    /// ```
    ///
    /// In a real kernel these are all allocations that the calls to read, write, load and unload
    /// cause in it, the module's own and others, and the kernel must be built for that, as
    /// `uml-sanitizer` is; in the simulated kernel they are the module's, of whatever it does
    /// meanwhile. Elsewhere the test is aborted.
    ///
    /// @param operation calls of this kernel; what it throws but failures of calls fails the test
    /// @param afterwards says what must be true, and leads back to where the operation can be run
    ///     once more; it has all the memory it needs. It is told whether the operation was done,
    ///     which it is in the last run at least.
    /// @return how many allocations there were to fail at most
    int failEachAllocation(Runnable operation, Consumer<Boolean> afterwards);

    /// What the kernel said since the test began.
    KernelLog log();

    /// Lets time pass in the kernel. A real kernel may let more pass.
    void advance(Duration time);
}
