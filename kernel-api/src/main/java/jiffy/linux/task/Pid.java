// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.task;

import jiffy.linux.Errno;
import jiffy.linux.Kernel;
import jiffy.linux.bind.C;
import jiffy.linux.bind.Handle;
import jiffy.linux.bind.Header;
import jiffy.linux.bind.Owned;
import jiffy.linux.list.Key;

/// The identity of a process: `struct pid` (`linux/pid.h`). Unlike a number it never comes to mean
/// another process, and unlike a `task_struct` it holds little when the process is gone.
@Header({"linux/pid.h", "linux/sched/signal.h", "linux/pid_namespace.h"})
@Handle(type = "struct pid *", release = "put_pid($this)", copy = "get_pid($this)")
public abstract class Pid implements Key {
    /// For a home, which knows what a process is.
    protected Pid() {}

    /// The process with this number in the caller's pid namespace: call it where the number came
    /// from, in a file operation. `find_get_pid`
    ///
    /// @throws Errno EINVAL if the number is not positive; ESRCH if no process has it (a thread
    ///     that is not its process's first is no process)
    @C(value = "jiffy_pid_find($0, &$result)", fails = true, nonNull = true)
    @Owned
    public static Pid find(int number) throws Errno {
        if (number <= 0) {
            throw new Errno(Errno.EINVAL);
        }
        return Kernel.current().find(number);
    }

    /// The process that calls. `task_tgid(current)`
    @C(value = "get_pid(task_tgid(current))", nonNull = true)
    @Owned
    public static Pid current() throws Errno {
        return Kernel.current().find(0);
    }

    /// The number in the caller's pid namespace; 0 if it cannot be seen from there. `pid_vnr`
    @C("jiffy_pid_number($this)")
    public int number() {
        return Kernel.current().number(this);
    }

    /// CPU time of the process with all its threads, exited ones included, in nanoseconds, as the
    /// scheduler accounts it: `signal->sum_sched_runtime` and the sum of `se.sum_exec_runtime` over
    /// the live threads (`kernel/sched/cputime.c`, `thread_group_cputime`). A thread that runs now
    /// is up to date to its last tick. Does not sleep.
    ///
    /// @throws Errno ESRCH if the process is gone
    @C(value = "jiffy_pid_cpu_time($this, &$result, $rcu)", fails = true)
    public long cpuTime() throws Errno {
        return Kernel.current().cpuTime(this);
    }
}
