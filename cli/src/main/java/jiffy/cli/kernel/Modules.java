// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jiffy.cli.failure.Failure;
import jiffy.lab.KernelLog;

/// The modules of a running kernel: loading, listing, unloading them, and what the kernel says.
public final class Modules {
    private final Target target;

    /// The modules of this target's kernel.
    public Modules(Target target) {
        this.target = target;
    }

    /// Loads a module.
    ///
    /// @param file the `.ko`
    /// @param parameters `NAME=VALUE` each
    /// @throws Failure with the kernel's reason, and what it logged about it
    public void load(Path file, List<String> parameters) throws IOException {
        ModuleInfo.parse(file.toString(), Files.readAllBytes(file));
        var before = log();
        var command = new ArrayList<>(List.of("insmod", target.put(file)));
        command.addAll(parameters);
        var ended = target.run(command);
        if (!ended.ok()) {
            throw LoadFailure.of(file, ended.err(), since(before));
        }
    }

    /// Unloads a module.
    ///
    /// @throws Failure with the kernel's reason
    public void unload(String name) throws IOException {
        var ended = target.run(List.of("rmmod", name));
        if (!ended.ok()) {
            throw LoadFailure.ofUnload(name, ended.err());
        }
    }

    /// The modules that are loaded, the newest first.
    public List<LoadedModule> list() throws IOException {
        var ended = target.run(List.of("cat", "/proc/modules"));
        if (!ended.ok()) {
            throw Failure.failed(
                    "modules cannot be listed on " + target.describe(),
                    "its kernel is built without them, or /proc is not mounted");
        }
        return LoadedModule.parse(ended.out());
    }

    /// What the kernel has logged and still knows.
    public KernelLog log() throws IOException {
        return target.log();
    }

    /// What the kernel has logged after an earlier look at its log. (A log is a ring: of what was
    /// seen earlier, only the last message may still be there.)
    public KernelLog since(KernelLog earlier) throws IOException {
        var entries = log().entries();
        if (earlier.entries().isEmpty()) {
            return new KernelLog(entries);
        }
        var last = entries.lastIndexOf(earlier.entries().getLast());
        return new KernelLog(entries.subList(last + 1, entries.size()));
    }
}
