// SPDX-License-Identifier: MIT OR GPL-2.0
package bound;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import module jiffy.linux;

/// Binds kernel functions of its own, one of each kind: static ones, a kernel object, a handle, a
/// value, a lent pointer, a lock, and a callback in a hard interrupt.
@KernelModule(name = "bound", license = "GPL", description = "Bindings of a module's own")
public final class Bound {
    /// Clock, random numbers and more: functions without an object.
    @Header({"linux/timekeeping.h", "linux/random.h", "linux/delay.h", "linux/gfp.h"})
    static final class Kernel {
        private Kernel() {}

        /// Nanoseconds since boot. `ktime_get_ns`
        @C("(s64)ktime_get_ns()")
        static long now() {
            return System.nanoTime();
        }

        /// 32 random bits. `get_random_u32`
        @C("(int)get_random_u32()")
        static int random() {
            return ThreadLocalRandom.current().nextInt();
        }

        /// Sleeps. `msleep`
        @C(value = "msleep($0)", sleeps = true)
        static void sleep(int millis) {
            long end = System.nanoTime() + millis * 1_000_000L;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        }

        /// The number in a text, in any base that C knows. `kstrtoint`
        ///
        /// @throws Errno EINVAL if it is none; ERANGE if it is too large
        @C(value = "kstrtoint($0, 0, &$result)", fails = true)
        static int parse(String text) throws Errno {
            try {
                return Integer.decode(text);
            } catch (NumberFormatException _) {
                throw new Errno(Errno.EINVAL);
            }
        }

        /// Whether an allocation of these calls may wait for memory.
        @C("(($gfp) & __GFP_DIRECT_RECLAIM) != 0")
        static boolean mayWait() {
            return true;
        }

        /// Text as it is in the kernel's own format, which a JVM does not have.
        @C("")
        @Formatted(value = "pr_info($format $args)", line = true)
        static void say(String format, Object... arguments) {
            Log.info(format, arguments);
        }
    }

    /// A number that many may change at once: `atomic64_t` (`linux/atomic.h`).
    @Header("linux/atomic.h")
    @KernelObject(type = "atomic64_t")
    static final class Counter {
        private final AtomicLong count;

        @C("atomic64_set(&$this, $0)")
        Counter(long start) {
            count = new AtomicLong(start);
        }

        @C("atomic64_inc_return(&$this)")
        long increment() {
            return count.incrementAndGet();
        }

        @C(value = "atomic64_read(&$this)", pure = true)
        long get() {
            return count.get();
        }
    }

    /// Who somebody is: `struct cred` (`linux/cred.h`), counted by the kernel.
    @Header({"linux/cred.h", "linux/uidgid.h"})
    @Handle(type = "const struct cred *", release = "put_cred($this)", copy = "get_cred($this)")
    static final class Credentials {
        private Credentials() {}

        @C(value = "get_current_cred()", nonNull = true)
        @Owned
        static Credentials current() {
            return new Credentials();
        }

        @C("(int)from_kuid(&init_user_ns, $this->uid)")
        int user() {
            return 0;
        }
    }

    /// A time in seconds and nanoseconds: `struct timespec64` (`linux/time64.h`).
    @Header({"linux/time64.h", "linux/timekeeping.h"})
    @Value(type = "struct timespec64")
    static final class Instant {
        private long seconds;
        private long nanos;

        @C("*(&$result) = ns_to_timespec64($0)")
        static Instant ofNanos(long nanos) {
            var instant = new Instant();
            instant.seconds = Math.floorDiv(nanos, 1_000_000_000L);
            instant.nanos = Math.floorMod(nanos, 1_000_000_000L);
            return instant;
        }

        @C(value = "$this.tv_sec", pure = true)
        long seconds() {
            return seconds;
        }

        @C(value = "(s64)$this.tv_nsec", pure = true)
        long nanos() {
            return nanos;
        }
    }

    /// The thread that calls: `struct task_struct` (`linux/sched.h`).
    @Header("linux/sched.h")
    @Lent(type = "struct task_struct *")
    static final class Task {
        private Task() {}

        @C("current")
        static Task current() {
            return new Task();
        }

        @C(value = "$this->pid > 0", pure = true)
        boolean isOrdinary() {
            return true;
        }
    }

    /// A lock as the API's own, to show that there is no magic in that: `struct mutex`.
    @Header({"linux/mutex.h", "linux/cleanup.h"})
    @KernelObject(type = "struct mutex", release = "mutex_destroy(&$this)")
    static final class Lock {
        private final ReentrantLock held = new ReentrantLock();

        @C("mutex_init(&$this)")
        Lock() {}

        @C(value = "", sleeps = true)
        @Guards("guard(mutex)(&$this);")
        Guard acquire() {
            held.lock();
            return held::unlock;
        }
    }

    /// Calls back in a hard interrupt: `struct irq_work` (`linux/irq_work.h`).
    @Header("linux/irq_work.h")
    @KernelObject(type = "struct irq_work", drain = "irq_work_sync(&$this)")
    static final class Interrupt {
        private final Handler handler;

        @C("init_irq_work(&$this, $0)")
        Interrupt(Handler handler) {
            this.handler = handler;
        }

        @C(value = "irq_work_queue(&$this)", phase = Phase.RUN)
        boolean raise() {
            handler.onInterrupt();
            return true;
        }

        @C(value = "irq_work_sync(&$this)", sleeps = true, waits = true)
        void flush() {}

        @FunctionalInterface
        @Callback(
                context = Context.HARDIRQ,
                define =
                        """
                        static void $name(struct irq_work *work)
                        {
                            struct $module *self = container_of(work, struct $module, $field);
                            $throws int status;

                            $invoke();
                            $throws jiffy_report(status);
                        }
                        """)
        interface Handler {
            void onInterrupt();
        }
    }

    private final Counter interrupts = new Counter(41);
    private final Counter waits = new Counter(0);
    private final Interrupt interrupt = new Interrupt(this::onInterrupt);
    private final Lock lock = new Lock();
    private int shown; // under lock
    private final ProcFile file = new ProcFile("bound", 0444).shows(this::show);

    void started() {
        try (var _ = lock.acquire()) {
            shown = 1;
        }
        interrupt.raise();
        interrupt.flush();
    }

    private void onInterrupt() {
        interrupts.increment();
        if (Kernel.mayWait()) {
            waits.increment();
        }
    }

    private void show(SeqFile out) {
        try (var _ = lock.acquire()) {
            out.printf("shown %b\n", shown > 0);
        }
        long before = Kernel.now();
        Kernel.sleep(20);
        long slept = Kernel.now() - before;
        out.printf("slept %b\n", slept >= 20_000_000);
        boolean random = false;
        int first = Kernel.random();
        for (int i = 0; i < 20; i++) {
            random |= Kernel.random() != first;
        }
        out.printf("random %b\n", random);
        out.printf("interrupts %d, waits %d\n", interrupts.get(), waits.get());
        out.printf("may wait %b\n", Kernel.mayWait());
        out.printf("user %d\n", Credentials.current().user());
        var instant = Instant.ofNanos(-1);
        out.printf("instant %d %d\n", instant.seconds(), instant.nanos());
        out.printf("ordinary %b\n", Task.current().isOrdinary());
        try {
            out.printf("parsed %d\n", Kernel.parse("0x1f"));
            out.printf("parsed %d\n", Kernel.parse("x"));
        } catch (Errno errno) {
            out.printf("errno %d\n", errno.code());
        }
        Kernel.say("said %d", 7);
    }
}
