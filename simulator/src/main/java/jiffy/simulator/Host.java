// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.util.function.Supplier;
import jiffy.linux.proc.ProcDirectory;
import jiffy.linux.proc.ProcFile;
import jiffy.linux.sync.Mutex;
import jiffy.linux.time.Timer;
import jiffy.linux.work.Work;
import jiffy.simulator.code.ModuleImage;

/// The kernel around a module, as its life and its files need it: the simulated or the live one.
interface Host {
    /// The module's class, as new.
    Class<?> loads();

    ModuleImage image();

    /// A module starts its life.
    void begin(String module);

    void phase(SimulatedKernel.Phase next);

    /// Runs code of the module, to its end or to where it fails.
    ///
    /// @return 0 or a negative errno
    int call(Faults.Call code);

    void log(int level, String text);

    /// How an object of the kernel is called in messages.
    void name(Object object, String name);

    /// The module is constructed: what it has comes to be seen.
    void published(Parameters parameters);

    /// @return 0 or a negative errno
    int publish(ProcDirectory directory);

    /// @return 0 or a negative errno
    int publish(ProcFile file);

    void unpublish(ProcDirectory directory);

    /// Waits for the callers inside.
    void unpublish(ProcFile file);

    /// From now on the module arms nothing.
    void stopping();

    /// Disarms a timer for good.
    void shutdown(Timer timer);

    /// @return whether it was queued
    boolean cancel(Work work);

    /// All that the module had running has ended.
    void stopped();

    /// Looks for what the module has left running.
    void checkLeftActive();

    /// The module is gone.
    void forget();

    /// Looks for what the module has left in memory.
    void checkLeaks();

    void lock(Mutex mutex);

    void unlock(Mutex mutex);

    /// One caller of an open file at a time.
    <T> T alone(Object file, Supplier<T> code);

    /// Whether a record is shown once more before anybody reads it, as if it had not fitted.
    boolean showsAgain();

    /// A byte of a process's memory is touched.
    void userAccess(int index);
}
