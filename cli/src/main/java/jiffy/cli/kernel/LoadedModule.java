// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli.kernel;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A module that a kernel has loaded: a line of `/proc/modules` (`kernel/module/procfs.c`).
///
/// @param name its name
/// @param size bytes that it takes
/// @param users how many users it has
/// @param usedBy the modules among them
/// @param state `Live`, `Loading` or `Unloading`
public record LoadedModule(String name, long size, int users, List<String> usedBy, String state) {

    /// Reads the whole of `/proc/modules`.
    ///
    /// @throws IllegalArgumentException if it is something else
    public static List<LoadedModule> parse(String procModules) {
        return procModules.lines().map(LoadedModule::parseLine).toList();
    }

    private static LoadedModule parseLine(String line) {
        var words = line.split(" ");
        if (words.length < 5) {
            throw new IllegalArgumentException("no line of /proc/modules: " + line);
        }
        var usedBy =
                words[3].equals("-")
                        ? List.<String>of()
                        : Stream.of(words[3].split(",")).filter(each -> !each.isEmpty()).toList();
        var users = words[2].equals("-") ? 0 : Integer.parseInt(words[2]);
        return new LoadedModule(words[0], Long.parseLong(words[1]), users, usedBy, words[4]);
    }

    /// As `lsmod` of kmod prints them.
    public static String show(List<LoadedModule> modules) {
        return Stream.concat(
                        Stream.of("Module                  Size  Used by"),
                        modules.stream().map(LoadedModule::line))
                .collect(Collectors.joining("\n"));
    }

    private String line() {
        return "%-19s %8d  %d %s"
                .formatted(name, size, users, String.join(",", usedBy))
                .stripTrailing();
    }
}
