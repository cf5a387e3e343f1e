// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.util.List;
import jiffy.linux.Errno;
import jiffy.linux.Kernel;
import jiffy.linux.log.Log;
import jiffy.linux.proc.ProcDirectory;
import jiffy.linux.proc.ProcFile;
import jiffy.linux.sync.Mutex;
import jiffy.linux.task.Pid;
import jiffy.linux.time.Timer;
import jiffy.linux.work.Work;
import jiffy.linux.work.WorkQueue;
import jiffy.simulator.check.Finding;

/// What the classes of the kernel API call. Every call is a place where another thread may come.
final class SimulatedKernel implements Kernel {
    /// Where a module is in its life.
    enum Phase {
        NONE,
        CONSTRUCT,
        RUN,
        /// Nothing can be armed any more.
        STOPPING,
        GONE
    }

    private final Machine machine;
    private String moduleName = "";
    private Phase phase = Phase.NONE;
    private final Faults faults;

    SimulatedKernel(Machine machine) {
        this.machine = machine;
        faults =
                new Faults(
                        machine.image(),
                        this::moduleName,
                        () -> machine.timers().jiffies(),
                        machine::site,
                        machine::log);
    }

    /// A module starts its life.
    void begin(String module) {
        moduleName = module;
        faults.begin();
        phase = Phase.CONSTRUCT;
    }

    void phase(Phase next) {
        phase = next;
    }

    String moduleName() {
        return moduleName;
    }

    @Override
    public void maySleep() {
        enter();
        machine.maySleep();
    }

    @Override
    public void access(Object shared, boolean write) {
        machine.touches(shared, write);
    }

    /// Code of the module calls.
    private void enter() {
        if (phase == Phase.GONE) {
            machine.stop(
                    new Finding(
                            Finding.Kind.USE_AFTER_UNLOAD,
                            "BUG: KASAN: vmalloc-out-of-bounds in " + machine.site().function(),
                            machine.stack()));
        }
        machine.point();
    }

    @Override
    public void log(Log.Level level, String line) {
        enter();
        machine.log(level.ordinal(), moduleName + ": " + line);
    }

    @Override
    public long jiffies() {
        enter();
        return machine.timers().jiffies();
    }

    @Override
    public int hz() {
        return Timers.HZ;
    }

    @Override
    public void lock(Object lock, boolean maySleep) {
        enter();
        machine.locks().lock(lock, maySleep);
    }

    @Override
    public boolean tryLock(Object lock) {
        enter();
        return machine.locks().tryLock(lock, lock instanceof Mutex);
    }

    @Override
    public void unlock(Object lock) {
        machine.locks().unlock(lock, lock instanceof Mutex);
    }

    @Override
    public boolean arm(Timer timer, long expires, boolean onlyEarlier) {
        enter();
        return mayArm("timer") && machine.timers().arm(timer, expires, onlyEarlier);
    }

    @Override
    public boolean disarm(Timer timer, boolean wait) {
        enter();
        if (wait) {
            machine.maySleep();
        }
        return machine.timers().disarm(timer, wait);
    }

    @Override
    public boolean pending(Timer timer) {
        enter();
        return machine.timers().isPending(timer);
    }

    @Override
    public boolean queue(WorkQueue queue, Work work) {
        enter();
        return mayArm("work") && machine.works().queue(queue, work);
    }

    private boolean mayArm(String what) {
        if (phase == Phase.CONSTRUCT) {
            machine.complain(
                    Finding.Kind.TOO_EARLY,
                    "BUG: %s armed at %s while its module is constructed"
                            .formatted(what, machine.place()));
        }
        return phase == Phase.RUN;
    }

    @Override
    public boolean cancel(Work work) {
        enter();
        machine.maySleep();
        return machine.works().cancel(work);
    }

    @Override
    public boolean flush(Work work) {
        enter();
        machine.maySleep();
        return machine.works().flush(work);
    }

    @Override
    public void flush(WorkQueue queue) {
        enter();
        machine.maySleep();
        machine.works().flush(queue);
    }

    /// Files go live when the module is published, by its fields.
    @Override
    public void declare(ProcDirectory directory) {}

    @Override
    public void declare(ProcFile file) {}

    @Override
    public Pid find(int number) throws Errno {
        enter();
        var caller = caller();
        if (number == 0) {
            return caller.id();
        }
        return caller.namespace()
                .find(number)
                .map(Process::id)
                .orElseThrow(() -> new Errno(Errno.ESRCH));
    }

    @Override
    public int number(Pid pid) {
        enter();
        return process(pid).number(caller().namespace());
    }

    @Override
    public long cpuTime(Pid pid) throws Errno {
        enter();
        if (!process(pid).isAlive()) {
            throw new Errno(Errno.ESRCH);
        }
        return process(pid).cpuTime().toNanos();
    }

    @Override
    public int callerUid() {
        return caller().uid();
    }

    @Override
    public boolean callerSees(Pid pid) {
        enter();
        var caller = caller();
        return process(pid).number(caller.namespace()) != 0
                && machine.files().shows(caller, process(pid));
    }

    private static Process process(Pid pid) {
        return ((Process.Id) pid).process();
    }

    /// Who calls; in a kernel thread and an interrupt, a process that is nobody's.
    private Process caller() {
        return machine.current().process.orElseGet(machine.files()::nobody);
    }

    /// A line for each fault, those too that the log leaves out.
    List<String> faults() {
        return faults.lines();
    }

    /// Runs a callback of the module that has nobody to give an errno to.
    void callback(Runnable code) {
        call(code::run);
    }

    /// Runs code of the module, to its end or to where it fails.
    ///
    /// @return 0 or a negative errno
    int call(Faults.Call code) {
        return faults.call(code);
    }
}
