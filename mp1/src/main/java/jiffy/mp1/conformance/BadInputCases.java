// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.conformance;

import static jiffy.mp1.syscall.Descriptor.O_RDWR;
import static jiffy.mp1.syscall.Descriptor.O_WRONLY;
import static jiffy.mp1.syscall.Errno.EEXIST;
import static jiffy.mp1.syscall.Errno.EFAULT;
import static jiffy.mp1.syscall.Errno.EINVAL;
import static jiffy.mp1.syscall.Errno.ESRCH;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.function.LongFunction;
import jiffy.mp1.syscall.Errno;
import jiffy.mp1.syscall.GuardedMemory;

/// Bad input gets its errno and changes nothing.
final class BadInputCases {

    private static final int LARGE = 199 * 1024;
    private static final int HUGE = 8 * 1024 * 1024;
    private static final BigInteger INT_RANGE = BigInteger.TWO.pow(32);
    private static final BigInteger LONG_RANGE = BigInteger.TWO.pow(64);

    private BadInputCases() {}

    static List<Case> all() {
        return List.of(
                new Case("bad.empty_write", BadInputCases::empty),
                invalid("empty_line", pid -> "\n"),
                invalid("not_a_number", pid -> "abc\n"),
                invalid("word_of_20_bytes", pid -> "aaaaaaaaaaaaaaaaaaaa"),
                invalid("blanks_only", pid -> "  \n"),
                invalid("zero", pid -> "0\n"),
                invalid("negative", pid -> "-" + pid + "\n"),
                invalid("minus_alone", pid -> "-\n"),
                invalid("plus_sign", pid -> "+" + pid + "\n"),
                invalid("hexadecimal", pid -> "0x" + Long.toHexString(pid) + "\n"),
                invalid("decimal_point", pid -> pid + ".0\n"),
                invalid("exponent", pid -> pid + "e0\n"),
                invalid("leading_blank", pid -> " " + pid + "\n"),
                invalid("trailing_blank", pid -> pid + " \n"),
                invalid("trailing_tab", pid -> pid + "\t\n"),
                invalid("trailing_blanks_beyond_20_bytes", pid -> pid + " ".repeat(30)),
                invalid("carriage_return", pid -> pid + "\r\n"),
                invalid("leading_newline", pid -> "\n" + pid + "\n"),
                invalid("two_numbers_with_a_blank", pid -> pid + " " + pid + "\n"),
                invalid("two_numbers_with_a_comma", pid -> pid + "," + pid + "\n"),
                invalid("number_with_a_gap", pid -> Long.toString(pid).replaceFirst("(.)", "$1 ")),
                invalid("number_then_junk", pid -> pid + "x\n"),
                invalid("line_of_the_list", pid -> pid + ": 0\n"),
                invalid("nul_after_number", pid -> pid + "\0"),
                invalid("nul_before_newline", pid -> pid + "\0\n"),
                invalid("nul_before_number", pid -> "\0" + pid + "\n"),
                invalid("nul_then_junk", pid -> pid + "\0junk\n"),
                invalid("high_bytes", pid -> "\u00ff\u00fe" + pid + "\n"),
                invalid("beyond_int", pid -> INT_RANGE.shiftRight(1) + "\n"),
                invalid("wraps_an_int", pid -> INT_RANGE.add(BigInteger.valueOf(pid)) + "\n"),
                invalid("beyond_long", pid -> LONG_RANGE.shiftRight(1) + "\n"),
                invalid("wraps_a_long", pid -> LONG_RANGE.add(BigInteger.valueOf(pid)) + "\n"),
                invalid("number_of_100_digits", pid -> "9".repeat(100) + "\n"),
                invalid("199_kb_of_junk", pid -> "junk".repeat(LARGE / 4)),
                invalid("199_kb_of_digits", pid -> "1".repeat(LARGE)),
                invalid("199_kb_of_blanks", pid -> " ".repeat(LARGE)),
                invalid("number_then_199_kb_of_blanks", pid -> pid + " ".repeat(LARGE)),
                new Case("bad.8_mb_of_junk", BadInputCases::huge),
                new Case("bad.dead_process", BadInputCases::dead),
                new Case("bad.process_that_never_was", BadInputCases::never),
                new Case("bad.thread_id", BadInputCases::thread),
                new Case("bad.registered_already", BadInputCases::duplicate),
                new Case("bad.user_pointer_on_write", BadInputCases::writePointer),
                new Case("bad.user_pointer_on_write_in_the_middle", BadInputCases::straddling),
                new Case("bad.user_pointer_on_read", BadInputCases::readPointer));
    }

    /// A case that writes a text made from the PID of a process that could be registered.
    private static Case invalid(String name, LongFunction<String> text) {
        return new Case(
                "bad." + name,
                trial -> {
                    var pid = trial.sleeper();
                    refuses(trial, EINVAL, text.apply(pid));
                });
    }

    /// Expects one write to be refused, and no process to be listed that was not before.
    private static void refuses(Trial trial, Errno errno, String text) throws Exception {
        var before = trial.status().pids();
        var result = trial.status().write(text);
        var appeared = new HashSet<>(trial.status().pids());
        appeared.removeAll(before);
        Expect.errno(errno, result, "write of `" + Expect.shown(text) + "`");
        Expect.that(appeared.isEmpty(), "refused, but %s was registered", appeared);
    }

    private static void empty(Trial trial) throws Exception {
        if (Files.getFileStore(trial.status().path()).type().startsWith("fuse")) {
            throw new Case.Skipped("a file system in user space does not hear of empty writes");
        }
        refuses(trial, EINVAL, "");
    }

    /// More than `kmalloc` gives: the answer is about the input, not about the kernel's memory.
    private static void huge(Trial trial) throws Exception {
        for (var character : new char[] {'x', '1', '\n'}) {
            var what = "write of 8 MB of `" + Expect.shown(character) + "`";
            Expect.errno(EINVAL, trial.status().write(character, HUGE), what);
        }
    }

    private static void dead(Trial trial) throws Exception {
        var pid = trial.sleeper();
        trial.processes().kill(pid);
        refuses(trial, ESRCH, pid + "\n");
    }

    /// A number that no process can have (PIDs end at 4,194,304, `include/linux/threads.h`).
    private static void never(Trial trial) throws Exception {
        refuses(trial, ESRCH, "4194304\n");
        refuses(trial, ESRCH, "9999999\n");
    }

    private static void thread(Trial trial) throws Exception {
        var self = ProcessHandle.current().pid();
        try (var threads = Files.list(Path.of("/proc/self/task"))) {
            var tid =
                    threads.map(each -> Long.parseLong(each.getFileName().toString()))
                            .filter(each -> each != self)
                            .findFirst()
                            .orElseThrow();
            refuses(trial, ESRCH, tid + "\n");
        }
    }

    private static void duplicate(Trial trial) throws Exception {
        var pid = trial.registered();
        refuses(trial, EEXIST, pid + "\n");
        refuses(trial, EEXIST, pid + "\n" + trial.sleeper() + "\n");
        trial.status().times(); // lists nothing twice
    }

    private static void writePointer(Trial trial) throws Exception {
        var before = trial.status().pids();
        try (var status = trial.status().open(O_WRONLY);
                var memory = new GuardedMemory()) {
            for (var address : List.of(1L, memory.guard(), GuardedMemory.KERNEL)) {
                for (var count : List.of(5L, 4096L, 200_000L)) {
                    var what = "write of %d bytes at 0x%x".formatted(count, address);
                    Expect.errno(EFAULT, status.write(address, count), what);
                }
            }
        }
        Expect.that(
                before.containsAll(trial.status().pids()), "a bad pointer registered something");
    }

    /// Lines on a good page, the rest on a bad one: either nothing was done, or whole lines, which
    /// the result counts.
    private static void straddling(Trial trial) throws Exception {
        var pids = trial.processes().sleepers(3);
        var lines = Trial.lines(pids);
        long result;
        try (var status = trial.status().open(O_WRONLY);
                var memory = new GuardedMemory()) {
            result = status.write(memory.endingWith(StatusFile.bytes(lines)), lines.length() + 100);
        }
        if (result < 0) {
            Expect.errno(EFAULT, result, "write that runs into a bad page");
        }
        Expect.that(result <= lines.length(), "%d bytes taken, some of them unreadable", result);
        var done = lines.substring(0, (int) Math.max(result, 0));
        for (var pid : pids) {
            var counted = done.contains(pid + "\n");
            var what = "%d is listed (the write returned %d)".formatted(pid, result);
            Expect.equal(counted, trial.status().lists(pid), what);
        }
    }

    private static void readPointer(Trial trial) throws Exception {
        var pid = trial.registered();
        try (var status = trial.status().open(O_RDWR);
                var memory = new GuardedMemory()) {
            for (var address : List.of(1L, memory.guard(), GuardedMemory.KERNEL)) {
                var what = "read to 0x%x".formatted(address);
                Expect.errno(EFAULT, status.read(address, 4096), what);
            }
            var times = StatusFile.times(StatusFile.readOn(status, 4096));
            Expect.that(times.containsKey(pid), "after a refused read, %d is not read", pid);
        }
    }
}
