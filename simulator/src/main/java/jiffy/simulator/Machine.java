// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import jiffy.simulator.check.Finding;
import jiffy.simulator.check.LockOrder;
import jiffy.simulator.check.Races;
import jiffy.simulator.check.Strand;
import jiffy.simulator.check.VectorClock;
import jiffy.simulator.code.ModuleImage;
import jiffy.simulator.code.Observer;
import jiffy.simulator.code.Site;
import jiffy.simulator.schedule.Policy;
import jiffy.simulator.schedule.Scheduler;

/// The parts of a simulation, and what they all need: the time, the log, who runs, complaints.
final class Machine implements Observer {
    /// After so long, `khungtaskd` complains (`kernel/hung_task.c`).
    private static final long PATIENCE = 120_000_000_000L;

    /// While programs run beside each other, time passes at one place of so many.
    private static final int PUNCTUALITY = 50;

    private static final long LONGEST_SKIP = 10_000_000_000L;

    /// One record of so many is shown twice.
    private static final int AGAIN = 4;

    private final ModuleImage image;
    private final Options options;
    private final Policy policy;
    private final Scheduler scheduler;
    private final Locks locks;
    private final Timers timers;
    private final Works works;
    private final Files files;
    private final SimulatedKernel kernel;
    private final SimulatedHost host = new SimulatedHost(this);
    private final Memory memory;
    private final PidNamespace namespace = new PidNamespace(Optional.empty());
    private final List<LogLine> log = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Finding> known = new HashSet<>();
    private final Map<Object, String> names = new IdentityHashMap<>();
    private final Strand.Source strands = new Strand.Source();
    private final VectorClock born = new VectorClock();
    private final VectorClock ended = new VectorClock();
    private Races races = new Races();
    private LockOrder order = new LockOrder(this::name);
    private Optional<Finding> reason = Optional.empty();
    private boolean isBusy;
    private long nanos = 1_000_000_000L;

    Machine(ModuleImage image, Options options) {
        this.image = image;
        this.options = options;
        policy = options.policy().get();
        scheduler = new Scheduler(policy, () -> nanos);
        locks = new Locks(this);
        timers = new Timers(this);
        works = new Works(this);
        files = new Files(this);
        memory = new Memory(this, options.memory());
        kernel = new SimulatedKernel(this);
    }

    ModuleImage image() {
        return image;
    }

    Policy policy() {
        return policy;
    }

    Locks locks() {
        return locks;
    }

    Timers timers() {
        return timers;
    }

    Works works() {
        return works;
    }

    Files files() {
        return files;
    }

    Memory memory() {
        return memory;
    }

    Host host() {
        return host;
    }

    SimulatedKernel kernel() {
        return kernel;
    }

    /// The module's class, as new.
    Class<?> loads() {
        return options.leavesWork() ? image.loadAgain() : image.load();
    }

    /// Whether unloading looks for objects that can still be reached, which takes a while.
    boolean checksLeaks() {
        return !options.leavesWork();
    }

    PidNamespace namespace() {
        return namespace;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    List<LogLine> log() {
        return log;
    }

    List<Finding> findings() {
        return findings;
    }

    long nanos() {
        return nanos;
    }

    /// Another module, or the same one anew.
    void forget() {
        races = new Races();
        order = new LockOrder(this::name);
        names.clear();
        born.clear();
        locks.forget();
        timers.forget();
        works.forget();
    }

    /// How a lock or another object of the kernel is called in messages.
    void name(Object object, String name) {
        names.put(object, name);
    }

    String name(Object object) {
        return names.getOrDefault(object, object.getClass().getSimpleName());
    }

    /// Who runs; code of the simulation itself may run on the driver.
    Activity current() {
        return (Activity) scheduler.current();
    }

    Strand strand(String name) {
        var strand = strands.strand(name);
        strand.acquire(born);
        return strand;
    }

    /// What was done until now comes before all that starts from now on.
    void publish() {
        current().strand().release(born);
    }

    /// What all others did that ended comes before what the running task does now.
    void join() {
        current().strand().acquire(ended);
    }

    void ended(Activity activity) {
        activity.strand().release(ended);
    }

    void start(Activity activity) {
        scheduler.add(activity);
    }

    void point() {
        if (isBusy && policy.choose(PUNCTUALITY) == 0) {
            skip();
        }
        scheduler.point();
    }

    /// Whoever runs is kept from it for a while, until the next timer is due.
    private void skip() {
        long next = timers.next();
        if (next < nanos + LONGEST_SKIP) {
            nanos = Math.max(nanos, next);
            timers.expire();
        }
    }

    /// Lets programs run beside each other. A kernel may be busy for long: timers expire meanwhile.
    void together(List<Activity> programs) {
        isBusy = options.leavesWork();
        try {
            drive(programs);
        } finally {
            isBusy = false;
        }
    }

    /// Whether a record is shown once more before anybody reads it, as if it had not fitted.
    boolean showsAgain() {
        return options.leavesWork() && policy.choose(AGAIN) == 0;
    }

    void log(int level, String text) {
        log.add(new LogLine(nanos, level, text));
    }

    /// The lines of Java in which the running task is, innermost first.
    List<String> stack() {
        return lines(Arrays.asList(Thread.currentThread().getStackTrace()));
    }

    List<String> lines(List<StackTraceElement> stack) {
        return stack.stream().filter(image::isOwn).map(Machine::line).distinct().toList();
    }

    private static String line(StackTraceElement frame) {
        var type = frame.getClassName();
        return "%s.%s (%s:%d)"
                .formatted(
                        type.substring(type.lastIndexOf('.') + 1).replace('$', '.'),
                        frame.getMethodName(),
                        frame.getFileName(),
                        frame.getLineNumber());
    }

    /// The innermost line of Java of the running task, as `File.java:LINE`.
    String place() {
        return Arrays.stream(Thread.currentThread().getStackTrace())
                .filter(image::isOwn)
                .findFirst()
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("the kernel");
    }

    /// Says what a kernel would say. Each mistake is told once.
    void complain(Finding finding) {
        if (!known.add(finding)) {
            return;
        }
        findings.add(finding);
        finding.text().forEach(line -> log(LogLine.WARNING, line));
        log(LogLine.WARNING, "  replay: " + options.replay());
    }

    void complain(Finding.Kind kind, String message) {
        complain(new Finding(kind, message, stack()));
    }

    /// Complains of what a kernel does not survive. Does not return to a task.
    void stop(Finding finding) {
        complain(finding);
        reason = reason.or(() -> Optional.of(finding));
        scheduler.halt();
        if (current() != null) {
            point();
        }
    }

    /// The running task is about to do what may sleep.
    void maySleep() {
        var me = current();
        if (me.isAtomic()) {
            complain(
                    Finding.Kind.SLEEP_IN_ATOMIC,
                    "BUG: sleeping function called from invalid context at " + place());
        }
    }

    /// A byte of a process's memory is touched: pieces of so many are copied at once.
    void userAccess(int index) {
        maySleep();
        if (index % 64 == 0) {
            point();
        }
    }

    /// The running task is about to take a lock, or to wait for a callback.
    void takes(Object lock) {
        var me = current();
        order.take(me.strand().held(), lock, this::place)
                .ifPresent(finding -> {
                    if (finding.kind() == Finding.Kind.RECURSIVE_LOCK) {
                        stop(finding);
                    } else {
                        complain(finding);
                    }
                });
    }

    void await(String what, BooleanSupplier condition) {
        scheduler.await(what, condition);
    }

    @Override
    public void reads(Object owner, int index, int site) {
        touches(owner, index, site, false);
    }

    @Override
    public void writes(Object owner, int index, int site) {
        touches(owner, index, site, true);
    }

    private void touches(Object owner, int index, int site, boolean isWrite) {
        var me = current();
        me.site = site;
        if (races.isShared(owner, me.strand()) || Site.of(site).isVolatile()) {
            point();
        }
        races.access(owner, index, me.strand(), site, isWrite).ifPresent(this::complain);
    }

    @Override
    public void loops(int site) {
        var me = current();
        me.site = site;
        if (me.isEndless()) {
            stop(
                    new Finding(
                            Finding.Kind.ENDLESS,
                            "watchdog: BUG: soft lockup - CPU#0 stuck for 22s! [" + me + "]",
                            stack()));
        }
    }

    /// The contents of a container are touched.
    void touches(Object container, boolean isWrite) {
        var me = current();
        if (races.isShared(container, me.strand())) {
            point();
        }
        races.access(container, -2, me.strand(), me.site, isWrite).ifPresent(this::complain);
    }

    @Override
    public void calls(int site) {
        current().site = site;
    }

    /// Where the running task was last seen in Java.
    Site site() {
        return Site.of(current().site);
    }

    @Override
    public void allocates(Class<?> type, long bytes) {
        memory.allocate(type, bytes);
    }

    @Override
    public void allocated(Object object) {
        memory.keep(object);
    }

    /// A system call. If a task of the simulation makes it, it is a part of that.
    <T> T systemCall(Process caller, String name, Callable<T> body) {
        var me = current();
        if (me != null) {
            var before = me.process;
            me.process = Optional.of(caller);
            try {
                return body.call();
            } catch (Exception failure) {
                throw unchecked(failure);
            } finally {
                me.process = before;
            }
        }
        var result = new HashMap<String, T>();
        Runnable call =
                () -> {
                    try {
                        result.put(name, body.call());
                    } catch (Exception failure) {
                        throw unchecked(failure);
                    }
                };
        var activity = new Activity(this, name, Optional.of(caller), false, call);
        drive(List.of(activity));
        return result.get(name);
    }

    private static RuntimeException unchecked(Exception failure) {
        return failure instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException(failure);
    }

    /// Starts activities and lets the machine run until all have ended. Only for the driver.
    void drive(List<Activity> activities) {
        checkSound();
        activities.forEach(this::start);
        BooleanSupplier done = () -> activities.stream().allMatch(Activity::isDone);
        scheduler.run(done);
        checkSound();
        while (!done.getAsBoolean()) {
            passTime(Long.MAX_VALUE);
            scheduler.run(done);
            checkSound();
        }
        if (!options.leavesWork() || policy.choose(2) == 0) {
            settle();
        }
        for (var each : activities) {
            each.failure().ifPresent(Machine::rethrow);
        }
    }

    private static void rethrow(Throwable failure) {
        switch (failure) {
            case RuntimeException unchecked -> throw unchecked;
            case Error error -> throw error;
            default -> throw new IllegalStateException(failure);
        }
    }

    /// Lets all run that can, while time stands still.
    void settle() {
        scheduler.run(() -> false);
        checkSound();
    }

    /// Lets time pass.
    void advance(long by) {
        checkSound();
        long end = nanos + by;
        settle();
        while (passTime(end)) {
            settle();
        }
        nanos = end;
    }

    /// Goes to the next moment at which something happens.
    ///
    /// @return false if that is after the end
    private boolean passTime(long end) {
        long hung =
                scheduler.tasks().stream()
                        .filter(each -> !each.waitsFor().isEmpty())
                        .mapToLong(each -> each.waitsSince() + PATIENCE)
                        .min()
                        .orElse(Long.MAX_VALUE);
        long next = Math.min(timers.next(), hung);
        if (next > end || next == Long.MAX_VALUE) {
            return false;
        }
        nanos = Math.max(nanos, next);
        if (next == hung) {
            stop(deadlock());
            settle();
        } else {
            timers.expire();
        }
        return true;
    }

    private Finding deadlock() {
        var waiting =
                scheduler.tasks().stream()
                        .filter(each -> !each.waitsFor().isEmpty())
                        .map(Activity.class::cast)
                        .toList();
        var lines = new ArrayList<String>();
        for (var each : waiting) {
            lines.add("%s waits for %s".formatted(each, each.waitsFor()));
            lines(each.stack()).forEach(line -> lines.add("  at " + line));
        }
        var first = waiting.getFirst();
        return new Finding(
                Finding.Kind.DEADLOCK,
                first.isAtomic()
                        ? "watchdog: BUG: soft lockup - CPU#0 stuck for 120s! [" + first + "]"
                        : "INFO: task " + first + " blocked for more than 120 seconds.",
                lines);
    }

    private void checkSound() {
        if (scheduler.isHalted()) {
            scheduler.run(() -> false); // unwinds
            throw new KernelStopped(reason.orElseThrow(), "replay: " + options.replay());
        }
    }
}
