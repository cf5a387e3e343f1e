// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import jiffy.lab.trace.Decoder;
import jiffy.lab.trace.UnloadedCode;

/// The `.ko` files of the modules that were loaded into a machine.
final class ModuleFiles {
    private static final String SUFFIX = ".ko";

    private final Vm vm;
    private final Map<String, Path> pushed = new ConcurrentHashMap<>();
    private final UnloadedCode unloaded = new UnloadedCode();

    ModuleFiles(Vm vm) {
        this.vm = vm;
    }

    /// A file was copied into the guest.
    void pushed(Path file) {
        if (file.getFileName().toString().endsWith(SUFFIX)) {
            pushed.put(module(file), file.toAbsolutePath());
        }
    }

    private static String module(Path file) {
        var name = file.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length()).replace('-', '_');
    }

    /// A module was loaded. Where its code is matters to reports of lost memory only, which come
    /// when the module is gone.
    void loaded(Path file) {
        var module = module(file);
        var script =
                "[ ! -e /sys/kernel/debug/kmemleak ] || cat /sys/module/%s/sections/.text"
                        .formatted(module);
        var address = vm.shell(script).stdout().strip();
        if (!address.matches("0x[0-9a-f]+")) return;
        var number = Long.parseUnsignedLong(address.substring(2), 16);
        unloaded.loaded(Tools.of(System.getenv()), module, file, number);
    }

    /// A report of lost memory, with the names of what is in modules, and their lines.
    String decodeReport(String report) {
        if (report.isBlank()) return "";
        var named = KernelLog.parse(unloaded.name(report));
        return new KernelLog(decode(named.entries(), this::find)) + "\n";
    }

    /// The file of a module that this process copied into the guest.
    Optional<Path> known(String module) {
        return Optional.ofNullable(pushed.get(module)).filter(Files::isReadable);
    }

    /// The file of a module; one that another process copied into the guest is fetched from there.
    Optional<Path> find(String module) {
        return known(module).or(() -> fetched(module));
    }

    private Optional<Path> fetched(String module) {
        var result = vm.exec("cat", "--", "/tmp/" + module + SUFFIX);
        if (!result.ok()) return Optional.empty();
        try {
            return Optional.of(Files.write(vm.folder().resolve(module + SUFFIX), result.out()));
        } catch (IOException _) {
            return Optional.empty(); // the log is worth more than its lines
        }
    }

    List<LogEntry> decode(List<LogEntry> entries, Function<String, Optional<Path>> files) {
        return new Decoder(Tools.of(System.getenv()), files).decode(entries);
    }
}
