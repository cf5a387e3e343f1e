// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.machine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import jiffy.lab.host.HostProgram;
import jiffy.lab.host.ProcessIdentity;
import jiffy.lab.host.TextFile;

/// A process that runs a kernel, and the folder with what it leaves: `console.log`, and
/// `machine.properties`, from which another process of ours finds it.
public interface Machine {

    /// Who decides when a machine ends.
    enum Life {
        /// It ends with this JVM, however that ends.
        OURS,
        /// It goes on until it is stopped.
        BACKGROUND,
    }

    /// Its own.
    Path folder();

    /// What runs it.
    ProcessIdentity process();

    /// Whether its clock is not the host's.
    boolean virtualTime();

    /// Takes a connection to the agent that nobody else uses; the agent need not run yet.
    ///
    /// @throws jiffy.lab.LabException if all are in use
    Session connect() throws IOException;

    /// Stops it and lets it go on again.
    ClockSwitch clockSwitch() throws IOException;

    /// Whether a debugger has stopped it, or had when it was killed.
    boolean isStopped();

    /// What the program that runs the kernel says itself, for messages; empty if nothing.
    String complaint();

    /// Ends it at once; its logs stay.
    void kill();

    default boolean isAlive() {
        return process().isAlive();
    }

    /// What came over its console since it started.
    default String console() {
        return TextFile.read(consoleLog(folder()));
    }

    /// Where a machine's console goes.
    static Path consoleLog(Path folder) {
        return folder.resolve("console.log");
    }

    /// The console's last lines, for messages.
    default String consoleTail() {
        var tail = HostProgram.lastLines(console().strip(), 25);
        var complaint = complaint();
        return (tail.isEmpty() ? "the console is empty" : "the console's last lines:\n" + tail)
                + (complaint.isEmpty() ? "" : "\n" + complaint);
    }

    /// Waits a moment for it to end by itself.
    default boolean hasEnded(Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        try {
            while (isAlive() && System.nanoTime() < deadline) Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !isAlive();
    }
}
