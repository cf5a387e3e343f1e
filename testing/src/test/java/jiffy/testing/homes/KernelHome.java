// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing.homes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import jiffy.fuzz.homes.Transcript;
import jiffy.lab.KernelLog;
import jiffy.lab.LogEntry;
import jiffy.lab.Vm;
import jiffy.linux.log.Log;

/// Runs modules in a real kernel.
final class KernelHome {
    private KernelHome() {}

    /// The life of a module.
    ///
    /// @param folder where `NAME.ko` is
    static Transcript run(Vm vm, Path folder, String module, String... parameters) {
        var before = vm.log().end();
        var loading = vm.insmod(folder.resolve(module + ".ko"), parameters);
        if (loading.ok()) {
            vm.rmmod(module).orThrow();
        }
        var log = vm.log().after(before);
        assertThat(log.verdict(module).faults()).as("the kernel's complaints").isEmpty();
        return new Transcript(lines(log, module), loading.ok() ? 0 : errno(loading.stderr()));
    }

    /// The error that `insmod` names in words.
    private static int errno(String message) {
        return switch (message.replaceFirst("(?s).*: ", "").strip()) {
            case "Input/output error" -> 5;
            case "Cannot allocate memory" -> 12;
            case "No such device" -> 19;
            case "Invalid parameters" -> 22;
            default -> throw new AssertionError(message);
        };
    }

    private static List<String> lines(KernelLog log, String module) {
        return log.entries().stream()
                .filter(each -> each.text().startsWith(module + ": "))
                .filter(each -> !each.text().contains("module verification failed"))
                .filter(each -> !each.text().contains("out-of-tree module"))
                .map(each -> show(each, module))
                .toList();
    }

    private static String show(LogEntry entry, String module) {
        return Log.Level.values()[entry.level().orElseThrow()]
                + " "
                + entry.text().substring(module.length() + 2);
    }
}
