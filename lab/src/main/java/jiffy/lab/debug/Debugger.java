// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.debug;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import jiffy.lab.Tools;
import jiffy.lab.Vm;
import jiffy.lab.host.Cache;
import jiffy.lab.qemu.GdbStub;

/// A machine that is ready for gdb. Once this is closed, the machine goes on without breakpoints,
/// however gdb ended.
public final class Debugger implements AutoCloseable {
    private final Path gdb;
    private final Path script;
    private final GdbStub stub;

    private Debugger(Path gdb, Path script, GdbStub stub) {
        this.gdb = gdb;
        this.script = script;
        this.stub = stub;
    }

    /// Looks into a machine for what gdb has to know of it.
    ///
    /// @param stub of the machine; closed with the result
    /// @param files of modules that may be loaded, now or later, by their names
    public static Debugger of(Tools tools, GdbStub stub, Vm vm, Map<String, Path> files) {
        var gdb = tools.get(Tools.Tool.GDB);
        try {
            var folder = vm.folder().resolve("gdb");
            Cache.delete(folder);
            Files.createDirectories(folder);
            var symbols = new String(vm.pull("/proc/kallsyms"), StandardCharsets.UTF_8);
            var kernel = folder.resolve("kernel");
            Files.write(kernel, KernelSymbols.parse(symbols).elf());
            var python = Files.writeString(folder.resolve("modules.py"), python());
            var script =
                    new GdbScript(
                            kernel,
                            stub.socket(),
                            modules(vm, files),
                            python,
                            new TreeMap<>(files));
            var file = Files.writeString(folder.resolve("attach.gdb"), script.text());
            return new Debugger(gdb, file, stub);
        } catch (IOException e) {
            throw Cache.failure("cannot write what gdb needs", e);
        }
    }

    private static String python() throws IOException {
        try (var resource = Debugger.class.getResourceAsStream("modules.py")) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<PlacedModule> modules(Vm vm, Map<String, Path> files) throws IOException {
        var found = new ArrayList<PlacedModule>();
        for (var line : vm.exec("cat", "/proc/modules").orThrow().stdout().lines().toList()) {
            var name = line.split(" ")[0];
            var inSysfs = "/sys/module/" + name;
            var candidates =
                    Stream.concat(Stream.ofNullable(files.get(name)), vm.moduleFile(name).stream());
            var ko = loaded(vm, inSysfs, candidates.toList());
            if (ko.isEmpty()) continue;
            var sections = vm.exec("grep", "-r", "", inSysfs + "/sections").orThrow().stdout();
            found.add(new PlacedModule(name, ko.get(), Sections.parse(sections)));
        }
        return found;
    }

    /// The one of these files that the kernel has loaded, told by the id of its build.
    private static Optional<Path> loaded(Vm vm, String inSysfs, List<Path> files)
            throws IOException {
        if (files.isEmpty()) return Optional.empty();
        var id = vm.exec("cat", inSysfs + "/notes/.note.gnu.build-id").orThrow().out();
        for (var each : files) {
            if (contains(Files.readAllBytes(each), id)) return Optional.of(each);
        }
        return Optional.empty();
    }

    /// One character a byte: strings search fast.
    private static boolean contains(byte[] all, byte[] part) {
        return new String(all, StandardCharsets.ISO_8859_1)
                .contains(new String(part, StandardCharsets.ISO_8859_1));
    }

    /// The command line that starts gdb; it stops the machine and knows lines of modules.
    ///
    /// @param arguments more of gdb's own, in effect after that
    public List<String> command(List<String> arguments) {
        var ours = List.of(gdb.toString(), "-q", "-x", script.toString());
        return Stream.concat(ours.stream(), arguments.stream()).toList();
    }

    @Override
    public void close() {
        stub.close();
    }
}
