// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
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
import jiffy.simulator.SimulatedKernel.Phase;
import jiffy.simulator.code.Hooks;
import jiffy.simulator.code.ModuleImage;
import jiffy.simulator.fuse.Caller;

/// A home in real time: threads, locks, timers and processes are those of this machine. It does not
/// look for mistakes; that is what the simulated kernel is for.
final class LiveKernel implements Kernel, Host {
    private static final ScopedValue<LiveViewer> CALLER = ScopedValue.newInstance();

    private final ModuleImage image;
    private final Consumer<LogLine> output;
    private final LiveTimers timers = new LiveTimers(this);
    private final LiveWorks works = new LiveWorks(this);
    private final LiveFiles files;
    private final Hiding hiding;
    private final LivePids pids = new LivePids();
    private final LastSite site = new LastSite();
    private final Faults faults;
    private final Map<Object, ReentrantLock> locks =
            Collections.synchronizedMap(new WeakHashMap<>());
    private volatile String module = "";
    private volatile Phase phase = Phase.NONE;

    /// @param files where the module's files go
    LiveKernel(ModuleImage image, LiveFiles files, Hiding hiding, Consumer<LogLine> output) {
        this.image = image;
        this.files = files;
        this.hiding = hiding;
        this.output = output;
        faults =
                new Faults(
                        image,
                        () -> module,
                        LiveTimers::jiffies,
                        site::last,
                        (level, text) -> log(level, text));
    }

    List<String> faults() {
        return faults.lines();
    }

    /// Waits on a monitor that the caller has, until a condition holds.
    static void await(Object monitor, BooleanSupplier condition) {
        boolean wasInterrupted = false;
        while (!condition.getAsBoolean()) {
            try {
                monitor.wait();
            } catch (InterruptedException _) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Runs a callback of the module that no process has called.
    void enter(Runnable callback) {
        enter(LiveViewer.ofKernel(), () -> call(callback::run));
    }

    /// Runs what a process called, on its behalf.
    int enter(Caller caller, IntSupplier code) {
        return enter(new LiveViewer(caller, hiding), code);
    }

    private int enter(LiveViewer viewer, IntSupplier code) {
        var result = new int[1];
        ScopedValue.where(CALLER, viewer)
                .run(() -> Hooks.observed(site, () -> run(() -> result[0] = code.getAsInt())));
        return result[0];
    }

    private static LiveViewer caller() {
        return CALLER.isBound() ? CALLER.get() : LiveViewer.ofKernel();
    }

    @Override
    public int call(Faults.Call code) {
        return faults.call(code);
    }

    @Override
    public void maySleep() {}

    @Override
    public void access(Object shared, boolean write) {}

    @Override
    public void log(Log.Level level, String line) {
        log(level.ordinal(), module + ": " + line);
    }

    @Override
    public void log(int level, String text) {
        output.accept(new LogLine(System.nanoTime(), level, text));
    }

    @Override
    public long jiffies() {
        return LiveTimers.jiffies();
    }

    @Override
    public int hz() {
        return Timers.HZ;
    }

    private ReentrantLock lockOf(Object lock) {
        return locks.computeIfAbsent(lock, _ -> new ReentrantLock());
    }

    /// @throws IllegalStateException if this thread has it: in a kernel, it would wait for ever
    @Override
    public void lock(Object lock, boolean maySleep) {
        var real = lockOf(lock);
        if (real.isHeldByCurrentThread()) {
            throw new IllegalStateException("possible recursive locking detected");
        }
        real.lock();
    }

    @Override
    public boolean tryLock(Object lock) {
        var real = lockOf(lock);
        return !real.isHeldByCurrentThread() && real.tryLock();
    }

    @Override
    public void unlock(Object lock) {
        lockOf(lock).unlock();
    }

    @Override
    public void lock(Mutex mutex) {
        lock(mutex, true);
    }

    @Override
    public void unlock(Mutex mutex) {
        unlock((Object) mutex);
    }

    @Override
    public <T> T alone(Object file, Supplier<T> code) {
        synchronized (file) {
            return code.get();
        }
    }

    @Override
    public boolean arm(Timer timer, long expires, boolean onlyEarlier) {
        return phase == Phase.RUN && timers.arm(timer, expires, onlyEarlier);
    }

    @Override
    public boolean disarm(Timer timer, boolean wait) {
        return timers.disarm(timer, wait);
    }

    @Override
    public boolean pending(Timer timer) {
        return timers.isPending(timer);
    }

    @Override
    public boolean queue(WorkQueue queue, Work work) {
        return phase == Phase.RUN && works.queue(queue, work);
    }

    @Override
    public boolean flush(Work work) {
        return works.flush(work);
    }

    @Override
    public void flush(WorkQueue queue) {
        works.flush(queue);
    }

    /// Files go live when the module is published, by its fields.
    @Override
    public void declare(ProcDirectory directory) {}

    @Override
    public void declare(ProcFile file) {}

    @Override
    public Pid find(int number) throws Errno {
        return number == 0 ? pids.of(caller()) : pids.find(number, caller());
    }

    @Override
    public int number(Pid pid) {
        return pids.number(pid, caller());
    }

    @Override
    public long cpuTime(Pid pid) throws Errno {
        return pids.cpuTime(pid);
    }

    @Override
    public int callerUid() {
        return caller().uid();
    }

    @Override
    public boolean callerSees(Pid pid) {
        return pids.shows(pid, caller());
    }

    @Override
    public Class<?> loads() {
        return image.load();
    }

    @Override
    public ModuleImage image() {
        return image;
    }

    @Override
    public void begin(String name) {
        module = name;
        faults.begin();
        phase = Phase.CONSTRUCT;
    }

    @Override
    public void phase(Phase next) {
        phase = next;
    }

    @Override
    public void name(Object object, String name) {}

    @Override
    public void published(Parameters parameters) {}

    @Override
    public int publish(ProcDirectory directory) {
        return files.publish(this, directory);
    }

    @Override
    public int publish(ProcFile file) {
        return files.publish(this, file);
    }

    @Override
    public void unpublish(ProcDirectory directory) {
        files.remove(directory);
    }

    @Override
    public void unpublish(ProcFile file) {
        files.remove(file);
    }

    @Override
    public void stopping() {
        phase = Phase.STOPPING;
    }

    @Override
    public void shutdown(Timer timer) {
        timers.shutdown(timer);
    }

    @Override
    public boolean cancel(Work work) {
        return works.cancel(work);
    }

    @Override
    public void stopped() {}

    @Override
    public void checkLeftActive() {}

    @Override
    public void forget() {
        timers.forget();
    }

    @Override
    public void checkLeaks() {}

    @Override
    public boolean showsAgain() {
        return false;
    }

    @Override
    public void userAccess(int index) {}
}
