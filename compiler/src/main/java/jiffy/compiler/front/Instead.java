// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What to write instead of a class or method of the JDK that the kernel lacks: the one table.
final class Instead {
    private record Advice(Pattern name, String help) {}

    /// For strings that are made.
    static final String FORMAT =
            "give the parts as arguments of a format: `Log.info(\"%d of %d\", a, b)` or"
                    + " `out.printf(…)`, or append them to a `TextBuffer`";

    /// For exceptions.
    static final String ERRNO = "throw an `Errno`: `throw new Errno(Errno.EINVAL)`";

    private static final String LOOP = "write a loop";
    private static final String CONCURRENCY =
            "let the kernel call a method: `new Work(this::method)` on a `WorkQueue`, or a `Timer`";
    private static final String INTERFACE =
            "declare an interface of the module with that method, and implement it";

    /// The first one that matches `class` or `class.method` is meant.
    private static final List<Advice> TABLE =
            List.of(
                    advice("java.io.PrintStream.*", "write to the kernel's log: `Log.info(…)`"),
                    advice(
                            "java.lang.String.(format|formatted|valueOf|concat|join|repeat)"
                                    + "|java.lang.StringBuilder.*|java.lang.StringBuffer.*"
                                    + "|java.util.(Formatter|StringJoiner).*|java.text.*"
                                    + "|java.lang.(Integer|Long).to.*String",
                            FORMAT),
                    advice(
                            "java.lang.String.intern",
                            "leave it out: every string here is a constant"),
                    advice(
                            "java.util.(concurrent.Concurrent)?(\\w*Map|Dictionary)\\b.*",
                            "use the `HashMap` of `jiffy.linux.collection`, whose keys implement"
                                    + " `HashKey`; for numbers, a `LongMap` or `LongObjectMap`"),
                    advice("java.util.BitSet.*", "use a `Bitmap` of `jiffy.linux.collection`"),
                    advice(
                            "java.util.(\\w*Queue|\\w*Deque)\\b.*",
                            "keep objects that extend `ListEntry` in a `KernelList`, and numbers in"
                                    + " an `IntRing` or `LongRing`"),
                    advice(
                            "java.util.stream.*|java.util.Collection.(stream|forEach).*"
                                    + "|java.util.Arrays.(stream|setAll).*|java.lang.Iterable.*",
                            LOOP),
                    advice(
                            "java.util.(\\w*List|\\w*Set|\\w*Collections?|\\w*Queue|\\w*Deque"
                                    + "|Vector|Stack|Iterator|Arrays)\\b.*"
                                    + "|java.util.concurrent.\\w*(Queue|Deque|List|Set)\\b.*",
                            "keep objects that extend `ListEntry` in a `KernelList`, and numbers in"
                                    + " an array"),
                    advice(
                            "java.lang.Thread.(sleep|onSpinWait|yield).*",
                            "let a `Timer` call a method when the time has come"),
                    advice("java.lang.Object.(wait|notify|notifyAll)", CONCURRENCY),
                    advice(
                            "java.util.concurrent.(locks|Semaphore).*",
                            "use a `Mutex`, or a `SpinLock` where nothing may sleep"),
                    advice(
                            "java.util.concurrent.atomic.*",
                            "use a field, and guard it with a `Mutex` or `SpinLock`"),
                    advice(
                            "java.util.concurrent.ThreadLocalRandom.*|java.util.\\w*Random\\b.*"
                                    + "|java.lang.Math.random|java.security.*|java.util.UUID.*"
                                    + "|java.util.random.*",
                            "bind the kernel's own, `get_random_u32()`, in a class with"
                                    + " `@Header(\"linux/random.h\")` (docs/bindings.md)"),
                    advice(
                            "java.lang.Thread\\w*\\b.*|java.lang.Runnable.*|java.lang.Process.*"
                                    + "|java.util.concurrent.*",
                            CONCURRENCY),
                    advice(
                            "java.util.Timer.*",
                            "use the `Timer` of `jiffy.linux.time`: `new Timer(this::method)`"),
                    advice(
                            "java.lang.System.(currentTimeMillis|nanoTime)|java.time.*"
                                    + "|java.util.(Date|Calendar).*",
                            "count in ticks: `Jiffies.now()`, `Jiffies.toMillis(…)`; or bind"
                                    + " `ktime_get_ns()` (docs/bindings.md)"),
                    advice(
                            "java.lang.(System|Runtime).(exit|halt)",
                            "throw an `Errno` in the constructor to refuse to load; `rmmod` ends a"
                                    + " module"),
                    advice(
                            "java.lang.System.(getProperty|getenv)",
                            "use a static field with `@Parameter`: `insmod` sets it"),
                    advice("java.lang.Integer", "use `int`"),
                    advice("java.lang.Long", "use `long`"),
                    advice("java.lang.Short", "use `short`"),
                    advice("java.lang.Byte", "use `byte`"),
                    advice("java.lang.Character", "use `char`"),
                    advice("java.lang.Boolean", "use `boolean`"),
                    advice(
                            "java.lang.(Integer|Long).(parse\\w+|valueOf|decode)",
                            "read the number where it comes from: `UserReader.parseInt()`, or a"
                                    + " `TextParser`"),
                    advice(
                            "java.lang.Character.(is(Letter|Digit|Alphabetic|Upper|Lower)\\w*"
                                    + "|digit|getNumericValue|to(Upper|Lower)Case)",
                            "compare with the characters that you mean: `c >= 'a' && c <= 'z'`"),
                    advice(
                            "java.util.Objects.requireNonNull\\w*",
                            "write `Objects.requireNonNull(a)`: an exception has no message here"),
                    advice(
                            "java.util.Objects.hash\\w*",
                            "write the sum: `31 * a + b`; a record has a hash by itself"),
                    advice(
                            "java.lang.(Float|Double|Number)\\b.*|java.math.*"
                                    + "|java.lang.Math.(sqrt|cbrt|sin|cos|tan|pow|exp|log|log10"
                                    + "|ceil|floor|round|rint|hypot|fma).*",
                            "count in whole units that are small enough, such as nanoseconds"),
                    advice(
                            "java.util.Optional.*",
                            "return null and compare with it, or throw an `Errno`"),
                    advice(
                            "java.util.function.*|java.lang.Compar.*|java.util.Comparator.*",
                            INTERFACE),
                    advice(
                            "java.lang.(reflect|invoke|constant|annotation|runtime|ref)\\..*"
                                    + "|java.lang.(Class|ClassLoader|Module|Package)\\b.*"
                                    + "|java.lang.Object.getClass",
                            "decide by a field or a `switch`: classes are gone when it runs"),
                    advice(
                            "java.util.(Scanner|StringTokenizer).*",
                            "read what a program writes: `UserReader`, or a `TextParser`"),
                    advice("java.(io|nio|net)\\..*", "talk with programs through a `ProcFile`"),
                    advice(
                            "java.lang.Throwable.*",
                            "an `Errno` has its code, `caught.code()`; the log names any other"
                                    + " exception, and the line"),
                    advice("java.lang.\\w*(Exception|Error)\\b.*", ERRNO));

    private Instead() {}

    private static Advice advice(String pattern, String help) {
        String name = pattern.replaceAll("(?<![\\\\.])\\.(?![*\\\\])", "\\\\.");
        return new Advice(Pattern.compile(name), help);
    }

    /// What to write instead of a class, by its qualified name, or of `class.method`.
    static Optional<String> of(String name) {
        return TABLE.stream()
                .filter(each -> each.name().matcher(name).matches())
                .map(Advice::help)
                .findFirst();
    }
}
