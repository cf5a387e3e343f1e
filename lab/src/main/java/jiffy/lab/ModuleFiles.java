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

/// The `.ko` files of the modules that were loaded into a machine.
final class ModuleFiles {
    private static final String SUFFIX = ".ko";

    private final Vm vm;
    private final Map<String, Path> pushed = new ConcurrentHashMap<>();

    ModuleFiles(Vm vm) {
        this.vm = vm;
    }

    /// A file was copied into the guest.
    void pushed(Path file) {
        var name = file.getFileName().toString();
        if (!name.endsWith(SUFFIX)) return;
        var module = name.substring(0, name.length() - SUFFIX.length()).replace('-', '_');
        pushed.put(module, file.toAbsolutePath());
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
