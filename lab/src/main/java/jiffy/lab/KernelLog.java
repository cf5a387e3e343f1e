// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The kernel's log, read and judged. Pure.
///
/// @param entries in order
public record KernelLog(List<LogEntry> entries) {

    /// A record of `/dev/kmsg`: priority, sequence number, microseconds, flags; text.
    private static final Pattern RECORD = Pattern.compile("(\\d+),(\\d+),(\\d+),[^;]*;(.*)");

    /// A line of `dmesg` or of the console: maybe a priority, a time, maybe the calling thread.
    private static final Pattern LINE =
            Pattern.compile("(?:<(\\d+)>)?\\[ *(\\d+\\.\\d+)\\](?:\\[ *[TC]\\d+\\])? ?(.*)");

    private static final Pattern ESCAPE = Pattern.compile("\\\\x([0-9a-f]{2})");

    /// How the kernel says that something is badly wrong.
    private static final Pattern FAULT =
            Pattern.compile(
                    String.join(
                            "|",
                            "\\bBUG: ",
                            "\\bWARNING: ",
                            "\\bOops: ",
                            "^kernel BUG at ",
                            "^Kernel panic",
                            "\\bKASAN: ",
                            "\\bUBSAN: ",
                            "^kmemleak: \\d+ new suspected memory leaks",
                            "^BUG \\S+ \\(.*\\): ",
                            "^general protection fault",
                            "^(divide error|invalid opcode|stack segment|double fault): ",
                            "^traps: PANIC",
                            "^list_(add|del) (corruption|double add)",
                            "^refcount_t: ",
                            "^ODEBUG: ",
                            "^INFO: task .* blocked for more than",
                            "\\b[Rr][Cc][Uu]: INFO: ",
                            "^INFO: rcu_",
                            "^INFO: (possible|trying|inconsistent) ",
                            "^INFO: lockdep ",
                            "possible (circular|recursive) locking",
                            "inconsistent lock state",
                            "^kmem_cache_destroy ",
                            "Slab cache still has objects",
                            "page allocation failure"));

    /// Those after which the kernel cannot be trusted to go on.
    private static final Pattern FATAL =
            Pattern.compile(
                    "^Kernel panic|^kernel BUG at |\\bOops: |^BUG: (unable to handle|kernel NULL)"
                            + "|^general protection fault|^traps: PANIC"
                            + "|^BUG: failure at |^RIP: 0033:\\w+\\+0x"); // User Mode Linux

    /// What the kernel says when its machine did not run for a while, as on a busy host
    /// (`kernel/time/hrtimer.c`, `kernel/time/clocksource.c`), has calibrated its clock, which it
    /// does a second after the boot (`arch/x86/kernel/tsc.c`), or has gathered enough randomness
    /// (`drivers/char/random.c`), whenever that is: nothing about a module.
    private static final Pattern CLOCKS =
            Pattern.compile(
                    "hrtimer: interrupt took \\d+ ns"
                            + "|random: crng init done"
                            + "|clocksource: timekeeping watchdog on CPU\\d+: .* read-back delay of"
                            + " \\d+ns"
                            + "|clocksource: .* read-back delay of \\d+ns, clock-skew test skipped!"
                            + "|clocksource: Long readout interval, skipping watchdog check: .*"
                            + "|tsc: Refined TSC clocksource calibration: [\\d.]+ MHz"
                            + "|clocksource: tsc: mask: .*"
                            + "|clocksource: Switched to clocksource tsc");

    public KernelLog {
        entries = List.copyOf(entries);
    }

    /// Reads raw records of `/dev/kmsg`, the output of `dmesg` (with `-r` too), or a console.
    public static KernelLog parse(String text) {
        return new KernelLog(
                text.lines()
                        .filter(line -> !line.isBlank())
                        .filter(line -> !line.matches(" [A-Z0-9_]+=.*")) // a record's properties
                        .map(KernelLog::entry)
                        .toList());
    }

    private static LogEntry entry(String line) {
        var record = RECORD.matcher(line);
        if (record.matches()) {
            return new LogEntry(
                    OptionalLong.of(Long.parseLong(record.group(2))),
                    OptionalDouble.of(Long.parseLong(record.group(3)) / 1e6),
                    OptionalInt.of(level(record.group(1))),
                    unescape(record.group(4)));
        }
        var shown = line.stripTrailing(); // a console ends lines in its own way
        var plain = LINE.matcher(shown);
        if (plain.matches()) {
            return new LogEntry(
                    OptionalLong.empty(),
                    OptionalDouble.of(Double.parseDouble(plain.group(2))),
                    plain.group(1) == null
                            ? OptionalInt.empty()
                            : OptionalInt.of(level(plain.group(1))),
                    plain.group(3));
        }
        return new LogEntry(
                OptionalLong.empty(), OptionalDouble.empty(), OptionalInt.empty(), shown);
    }

    /// A priority is a facility times eight plus the level.
    private static int level(String priority) {
        return Integer.parseInt(priority) & 7;
    }

    /// `/dev/kmsg` writes bytes that are not printable ASCII, and backslashes, as `\xNN`.
    private static String unescape(String text) {
        if (text.indexOf('\\') < 0) return text;
        var bytes = new ByteArrayOutputStream();
        var matcher = ESCAPE.matcher(text);
        int from = 0;
        while (matcher.find()) {
            bytes.writeBytes(
                    text.substring(from, matcher.start()).getBytes(StandardCharsets.UTF_8));
            bytes.write(Integer.parseInt(matcher.group(1), 16));
            from = matcher.end();
        }
        bytes.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /// A point in the log; what was logged before it is not held against anyone.
    ///
    /// @param sequence of the last message before it, -1 if there was none
    public record Mark(long sequence) {}

    /// The end of this log, which must come from `/dev/kmsg`.
    public Mark end() {
        return new Mark(entries.stream().mapToLong(e -> e.sequence().orElse(-1)).max().orElse(-1));
    }

    /// What was logged after a mark.
    public KernelLog after(Mark mark) {
        return new KernelLog(
                entries.stream()
                        .filter(e -> e.sequence().orElse(Long.MAX_VALUE) > mark.sequence)
                        .toList());
    }

    /// Whether a message says that something is badly wrong.
    public static boolean isFault(String text) {
        return FAULT.matcher(text).find();
    }

    /// The messages from the first one on after which the kernel cannot be trusted; none if it can.
    public List<LogEntry> fatal() {
        for (int i = 0; i < entries.size(); i++) {
            if (FATAL.matcher(entries.get(i).text()).find()) {
                return entries.subList(i, entries.size());
            }
        }
        return List.of();
    }

    /// What the log says about a module: `clean` if there is nothing in it but the module's own
    /// lines and the two notices that every unsigned module from outside the kernel's tree causes,
    /// apart from what the kernel says of its clocks and of a host that did not let it run.
    public Verdict verdict(String module) {
        var faults = new ArrayList<LogEntry>();
        var others = new ArrayList<LogEntry>();
        for (var entry : entries) {
            if (isOwn(entry.text(), module) || isNotice(entry.text(), module)) continue;
            if (CLOCKS.matcher(entry.text()).matches()) continue;
            (isFault(entry.text()) ? faults : others).add(entry);
        }
        return new Verdict(module, faults, others);
    }

    private static boolean isOwn(String text, String module) {
        // What the kernel itself says about a module begins like the module's own lines.
        return text.startsWith(module + ": ")
                && !text.startsWith(module + ": loading out-of-tree ")
                && !text.startsWith(module + ": module ");
    }

    private static boolean isNotice(String text, String module) {
        return text.equals(module + ": loading out-of-tree module taints kernel.")
                || text.equals(
                        module
                                + ": module verification failed: signature and/or required key"
                                + " missing - tainting kernel");
    }

    /// What a log says about a module.
    ///
    /// @param faults what says that something is badly wrong
    /// @param others everything else that nobody allowed
    public record Verdict(String module, List<LogEntry> faults, List<LogEntry> others) {

        private static final int SHOWN = 20;

        public Verdict {
            faults = List.copyOf(faults);
            others = List.copyOf(others);
        }

        public boolean clean() {
            return faults.isEmpty() && others.isEmpty();
        }

        @Override
        public String toString() {
            if (clean()) return "kernel log clean";
            var lines = new ArrayList<String>();
            lines.add("kernel log not clean (module %s)".formatted(module));
            faults.forEach(entry -> lines.add("  fault: " + entry));
            others.stream().limit(SHOWN).forEach(entry -> lines.add("  " + entry));
            if (others.size() > SHOWN) lines.add("  and %d more".formatted(others.size() - SHOWN));
            return String.join("\n", lines);
        }
    }

    @Override
    public String toString() {
        return entries.stream().map(LogEntry::toString).collect(Collectors.joining("\n"));
    }
}
