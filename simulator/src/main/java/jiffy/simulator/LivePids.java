// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import jiffy.linux.Errno;
import jiffy.linux.task.Pid;
import jiffy.simulator.fuse.Libc;

/// The processes of this machine. A number can come to mean another process: so one is known by its
/// number and its start time together (field 22 of `/proc/PID/stat`).
final class LivePids {
    private static final int START_TIME = 19; // counted from the state, field 3

    /// A `struct pid`: there is one object for each process.
    private static final class Process extends Pid {
        private final int number;
        private final String started;

        Process(int number, String started) {
            this.number = number;
            this.started = started;
        }

        boolean isThere() {
            return started.equals(started(number));
        }
    }

    private final Map<Integer, WeakReference<Process>> known = new HashMap<>();

    /// @param number in the viewer's pid namespace
    /// @throws Errno ESRCH if there is none, or the number is that of another thread than the first
    Pid find(int number, LiveViewer viewer) throws Errno {
        int outer = viewer.outer(number);
        if (outer <= 0 || leader(outer) != outer) {
            throw new Errno(Errno.ESRCH);
        }
        return process(outer);
    }

    /// The process that calls.
    Pid of(LiveViewer viewer) throws Errno {
        return process(leader(viewer.thread()));
    }

    private synchronized Process process(int number) throws Errno {
        var started = started(number);
        if (started.isEmpty()) {
            throw new Errno(Errno.ESRCH);
        }
        var reference = known.get(number);
        var before = reference == null ? null : reference.get();
        if (before != null && before.started.equals(started)) {
            return before;
        }
        known.values().removeIf(each -> each.refersTo(null));
        var process = new Process(number, started);
        known.put(number, new WeakReference<>(process));
        return process;
    }

    /// The first thread of the process that a thread is in; 0 if there is no such thread.
    private static int leader(int thread) {
        var status = ProcStatus.of(thread);
        return status.isThere() ? status.numbers("Tgid").getFirst() : 0;
    }

    /// In ticks since boot; empty if it is gone. A name may hold blanks and parentheses.
    private static String started(int number) {
        var stat = ProcStatus.text(number, "stat");
        var fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        return fields.length > START_TIME ? fields[START_TIME] : "";
    }

    /// In the viewer's pid namespace; 0 if it is not there.
    int number(Pid pid, LiveViewer viewer) {
        return viewer.inner(((Process) pid).number);
    }

    /// @throws Errno ESRCH if it is gone
    long cpuTime(Pid pid) throws Errno {
        var process = (Process) pid;
        var time = Libc.cpuTime(process.number);
        if (time.isEmpty() || !process.isThere()) {
            throw new Errno(Errno.ESRCH);
        }
        return time.getAsLong();
    }

    /// Whether the viewer's `/proc` shows it.
    boolean shows(Pid pid, LiveViewer viewer) {
        return number(pid, viewer) != 0 && viewer.mayLookAt(((Process) pid).number);
    }
}
