// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux;

import java.util.Objects;
import jiffy.linux.log.Log;
import jiffy.linux.proc.ProcDirectory;
import jiffy.linux.proc.ProcFile;
import jiffy.linux.task.Pid;
import jiffy.linux.time.Timer;
import jiffy.linux.work.Work;
import jiffy.linux.work.WorkQueue;

/// A home for kernel modules on a JVM: what stands in for the kernel when a module's class runs
/// there. The classes of this module call it for everything that they cannot do by themselves;
/// in ring 0 it does not exist.
///
/// A home binds itself to the threads on which it runs a module: [#run].
public interface Kernel {
    /// The home of the code that runs now.
    ///
    /// @throws IllegalStateException if there is none
    static Kernel current() {
        return Home.KERNEL.orElseThrow(() ->
                new IllegalStateException(
                        "no kernel here: this code belongs to a kernel module; "
                                + "run it in a kernel (`jiffy run`) or in a home for"
                                + " modules on the JVM"));
    }

    /// Runs code of a module with this kernel as its home.
    default void run(Runnable code) {
        ScopedValue.where(Home.KERNEL, Objects.requireNonNull(this)).run(code);
    }

    /// The code that runs is about to do what may sleep: where it must not, that is a mistake.
    void maySleep();

    /// The code that runs uses something of the kernel that is not locked by itself, such as a
    /// list: whoever writes it must be alone.
    void access(Object shared, boolean write);

    /// Appends one line to the kernel log.
    void log(Log.Level level, String line);

    /// The time in ticks since boot.
    long jiffies();

    /// Ticks in a second.
    int hz();

    /// Takes a lock, identified by its object.
    void lock(Object lock, boolean maySleep) throws IllegalStateException;

    /// Takes a lock if nobody has it.
    boolean tryLock(Object lock);

    /// Gives a lock back.
    void unlock(Object lock);

    /// Arms a timer to expire at a time in [#jiffies], or, if `onlyEarlier`, keeps an expiry that
    /// comes before it.
    ///
    /// @return whether the timer was pending
    boolean arm(Timer timer, long expires, boolean onlyEarlier);

    /// Disarms a timer, and waits for its callback if `wait`.
    ///
    /// @return whether the timer was pending
    boolean disarm(Timer timer, boolean wait);

    /// Whether the timer is armed.
    boolean pending(Timer timer);

    /// Queues a work; `null` is the system's own queue.
    ///
    /// @return false if it was queued already
    boolean queue(WorkQueue queue, Work work);

    /// Takes a work off its queue and waits for its callback.
    ///
    /// @return whether it was queued
    boolean cancel(Work work);

    /// Waits until the work, if queued or running, has run.
    boolean flush(Work work);

    /// Waits until all that is queued now has run.
    void flush(WorkQueue queue);

    /// Notes a directory of the proc file system that the module declares.
    void declare(ProcDirectory directory);

    /// Notes a file of the proc file system that the module declares.
    void declare(ProcFile file);

    /// Finds a process by its number in the caller's pid namespace.
    ///
    /// @throws Errno ESRCH
    Pid find(int number) throws Errno;

    /// The number of a process in the caller's pid namespace; 0 if it cannot be seen from there.
    int number(Pid pid);

    /// CPU time of a process with all its threads, exited ones included, in nanoseconds.
    ///
    /// @throws Errno ESRCH if the process is gone
    long cpuTime(Pid pid) throws Errno;

    /// User id of the process that calls into the module.
    int callerUid();

    /// Whether the mount of `/proc` through which the caller came shows it this process.
    boolean callerSees(Pid pid);
}
