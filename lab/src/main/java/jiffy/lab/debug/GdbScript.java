// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.debug;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/// What gdb is told before its user has a say. Pure.
///
/// @param kernel the file with the kernel's symbols
/// @param socket where QEMU listens
/// @param modules those that are loaded
/// @param python what `place` and `watch` do
/// @param files of modules that may be loaded later, by their names
record GdbScript(
        Path kernel,
        Path socket,
        List<PlacedModule> modules,
        Path python,
        SortedMap<String, Path> files) {

    String text() {
        var lines = new StringBuilder();
        lines.append("source ").append(python).append('\n');
        lines.append("python FOLDER = ").append(quote(kernel.getParent())).append('\n');
        lines.append("set breakpoint pending on\n");
        lines.append("set filename-display basename\n");
        lines.append("file ").append(quote(kernel)).append('\n');
        lines.append("target remote ").append(socket).append('\n');
        modules.forEach(each -> lines.append(place(each)));
        lines.append("echo ").append(known()).append("\\n\n");
        if (!files.isEmpty()) lines.append(watch());
        return lines.toString();
    }

    private static String place(PlacedModule module) {
        var addresses = new StringJoiner(", ", "{", "}");
        module.sections()
                .addresses()
                .forEach((name, address) ->
                        addresses.add("%s: 0x%x".formatted(quote(name), address)));
        return "python place(%s, %s)\n".formatted(quote(module.ko()), addresses);
    }

    private String watch() {
        var paths = new StringJoiner(", ", "{", "}");
        files.forEach((name, ko) -> paths.add(quote(name) + ": " + quote(ko)));
        return "python watch(%s)\n".formatted(paths);
    }

    private String known() {
        if (modules.isEmpty()) return "no module of ours is loaded";
        return modules.stream()
                .map(PlacedModule::name)
                .sorted()
                .collect(Collectors.joining(", ", "the lines of these modules are known: ", ""));
    }

    /// A word as gdb takes apart what it is told, or a string of Python.
    private static String quote(Object word) {
        return '"' + word.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
