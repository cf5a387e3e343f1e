// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli.torture;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import jiffy.lab.Command;
import jiffy.lab.GuestProcess;
import jiffy.lab.KernelFault;
import jiffy.lab.KernelLog;
import jiffy.lab.LabException;
import jiffy.lab.LogEntry;
import jiffy.lab.Vm;
import jiffy.lab.VmTimeout;

/// One run of the attacking program in a machine, while the kernel's console is watched: whatever
/// says that the kernel is in trouble ends it.
final class Attack {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration LAST_WORDS = Duration.ofMillis(1500);
    private static final Duration SLACK = Duration.ofSeconds(150);

    private final Vm vm;
    private final Told told;
    private final StringBuilder errors = new StringBuilder();
    private final int began;
    private int watched;

    /// @param progress is told how far it is
    Attack(Vm vm, Consumer<String> progress) {
        this.vm = vm;
        told = new Told(progress);
        began = vm.console().length();
        watched = began;
    }

    Told told() {
        return told;
    }

    /// Runs it.
    ///
    /// @param command the program
    /// @param seconds that it has been given
    /// @param input what it reads
    /// @return what went wrong with the kernel; nothing if it is well
    List<Finding> run(Command command, double seconds, byte[] input) {
        var limit = Duration.ofMillis((long) (seconds * 1000)).plus(SLACK);
        var mark = vm.log().end();
        try (var process = start(command.limit(limit.plus(SLACK)), input)) {
            var end = System.nanoTime() + limit.toNanos();
            while (process.isRunning()) {
                sleep(LOOK);
                if (isInTrouble()) {
                    sleep(LAST_WORDS);
                    return List.of(trouble(mark));
                }
                if (System.nanoTime() > end) {
                    return List.of(hung());
                }
            }
            return ended(process.waitFor(), mark);
        } catch (KernelFault fault) {
            return List.of(crash(fault));
        } catch (VmTimeout _) {
            return List.of(hung());
        }
    }

    private List<Finding> ended(int exit, KernelLog.Mark mark) {
        var faults = faults(mark);
        if (!faults.isEmpty()) {
            return List.of(finding(faults));
        }
        if (exit != 0) {
            throw new LabException(
                    "the attack ended with exit code %d: %s".formatted(exit, errors.toString()));
        }
        return List.of();
    }

    private GuestProcess start(Command command, byte[] input) {
        var process = vm.start(command, sink(told::take), sink(errors::append));
        process.write(input);
        process.closeInput();
        return process;
    }

    private static OutputStream sink(Consumer<String> taker) {
        return new OutputStream() {
            @Override
            public void write(int b) {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                taker.accept(new String(bytes, from, length, StandardCharsets.UTF_8));
            }
        };
    }

    private boolean isInTrouble() {
        var console = vm.console();
        var end = console.lastIndexOf('\n') + 1;
        if (end <= watched) {
            return !vm.isAlive();
        }
        var fresh = KernelLog.parse(console.substring(watched, end));
        watched = end;
        return fresh.entries().stream().anyMatch(each -> KernelLog.isFault(each.text()));
    }

    /// What the log says if the kernel can still be asked; else what the console has.
    private Finding trouble(KernelLog.Mark mark) {
        try {
            var faults = faults(mark);
            if (!faults.isEmpty()) {
                return finding(faults);
            }
        } catch (KernelFault fault) {
            return crash(fault);
        } catch (LabException _) {
            // it does not answer: the console is all there is
        }
        var said = KernelLog.parse(vm.console()).entries();
        return finding(fromFirstFault(said));
    }

    private List<LogEntry> faults(KernelLog.Mark mark) {
        return fromFirstFault(vm.log().after(mark).entries());
    }

    private static List<LogEntry> fromFirstFault(List<LogEntry> entries) {
        for (var at = 0; at < entries.size(); at++) {
            if (KernelLog.isFault(entries.get(at).text())) {
                return entries.subList(at, entries.size());
            }
        }
        return List.of();
    }

    /// What the kernel died of, after what it said before, which may be the reason.
    private Finding crash(KernelFault fault) {
        var said = KernelLog.parse(vm.console().substring(began)).entries();
        var before = said.subList(0, said.size() - new KernelLog(said).fatal().size());
        var all = new ArrayList<>(fromFirstFault(before));
        all.addAll(fault.entries());
        return finding(all);
    }

    private static Finding finding(List<LogEntry> entries) {
        var first = entries.isEmpty() ? "the machine has ended" : named(entries);
        return new Finding(
                "the kernel: " + kind(first),
                first,
                List.of(),
                entries.stream().map(LogEntry::text).toList());
    }

    /// What a report is about: the place of a warning says less than a line beside it.
    private static String named(List<LogEntry> report) {
        return report.stream()
                .limit(3)
                .map(LogEntry::text)
                .filter(KernelLog::isFault)
                .filter(each -> !each.startsWith("WARNING: CPU: "))
                .findFirst()
                .orElse(report.getFirst().text());
    }

    /// Without what differs from run to run.
    private static String kind(String text) {
        return text.replaceAll("0x[0-9a-f]+|\\b[0-9a-f]{8,}\\b|\\d+", "#")
                .replaceAll("(slab-)?(use-after-free|out-of-bounds) in .*", "$2");
    }

    private Finding hung() {
        var log = new ArrayList<String>();
        vm.console().lines().forEach(log::add);
        var last = log.subList(Math.max(0, log.size() - 20), log.size());
        return new Finding("hang", "no end; it was at: " + told.at(), List.of(), last);
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted", e);
        }
    }
}
