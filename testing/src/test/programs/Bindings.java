// SPDX-License-Identifier: MIT OR GPL-2.0
package programs;

import java.util.HashMap;
import java.util.concurrent.atomic.AtomicLong;
import module jiffy.linux;

/// Kernel functions that a module binds by itself mean on a JVM what their Java says.
@KernelModule(name = "bindings", license = "Dual MIT/GPL", description = "Bindings of its own")
public final class Bindings {
    @Header({"linux/gcd.h", "linux/kernel.h", "linux/string.h"})
    static final class Numbers {
        static final int LARGE = 1_000_003;
        private static final HashMap<Long, Long> KNOWN = new HashMap<>();

        private Numbers() {}

        @C(value = "(s64)gcd($0, $1)", pure = true)
        static long gcd(long a, long b) {
            return KNOWN.computeIfAbsent(a * LARGE + b, _ -> euclid(a, b));
        }

        private static long euclid(long a, long b) {
            return b == 0 ? a : euclid(b, a % b);
        }

        @C(value = "(int)int_sqrt($0)", pure = true)
        static int root(int square) {
            return (int) Math.sqrt(square);
        }

        @C(value = "kstrtoint($0, 10, &$result)", fails = true)
        static int parse(String text) throws Errno {
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException _) {
                throw new Errno(Errno.EINVAL);
            }
        }

        @C(
                """
                ({
                    int sum = 0;

                    for (int i = 0; i < $0->length; i++)
                        sum += $0->elements[i];
                    sum;
                })
                """)
        static int sum(int[] values) {
            return java.util.Arrays.stream(values).sum();
        }
    }

    @Header("linux/atomic.h")
    @KernelObject(type = "atomic64_t")
    static final class Counter {
        private final AtomicLong count;

        @C("atomic64_set(&$this, $0)")
        Counter(long start) {
            count = new AtomicLong(start);
        }

        @C("atomic64_add_return($0, &$this)")
        long add(long more) {
            return count.addAndGet(more);
        }

        @C(value = "atomic64_read(&$this)", pure = true)
        long get() {
            return count.get();
        }
    }

    @Header("linux/time64.h")
    @Value(type = "struct timespec64")
    static final class Instant {
        private final long nanos;

        private Instant(long nanos) {
            this.nanos = nanos;
        }

        @C("$result = ns_to_timespec64($0)")
        static Instant ofNanos(long nanos) {
            return new Instant(nanos);
        }

        @C(value = "$this.tv_sec", pure = true)
        long seconds() {
            return Math.floorDiv(nanos, 1_000_000_000L);
        }
    }

    interface LongBinary {
        long of(long a, long b);
    }

    private final Counter counter = new Counter(Integer.MAX_VALUE);
    private final int[] values = {3, -5, 1 << 30};

    public Bindings() {
        Log.info("gcd %d, root %d", Numbers.gcd(1071, 462), Numbers.root(1 << 20));
        Log.info("large %d, sum %d", Numbers.LARGE, Numbers.sum(values));
        for (int i = 0; i < 3; i++) {
            counter.add(i + Numbers.root(i * i));
        }
        Log.info("counter %d", counter.get());
        parse("-17");
        parse("none");
        parse("4294967296000");
        var instant = Instant.ofNanos(-1);
        Log.info("seconds %d", instant.seconds());
        LongBinary binary = Numbers::gcd;
        Log.info("referred %d", binary.of(12, 18));
    }

    private static void parse(String text) {
        try {
            Log.info("parsed %d", Numbers.parse(text));
        } catch (Errno _) {
            Log.info("%s is no number", text);
        }
    }
}
