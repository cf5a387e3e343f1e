// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/// The names that the kernel's headers take, as far as a name of Java's can meet them.
///
/// They stand in a resource, a name and what it is in a line, sorted; a test of the house reads
/// them from the headers of every kernel that it has, and fails when one is missing.
final class KernelNames {
    /// So many names that start alike are no accident: there are going to be more.
    private static final int FAMILY = 4;

    private static final List<String> LINES = read();

    private KernelNames() {}

    /// Whether C would put something else in the place of this word.
    static boolean isMacro(String name) {
        return kinds(name).indexOf('m') >= 0;
    }

    /// Whether a local variable of this name would hide something: a macro may name it.
    static boolean isTaken(String name) {
        String kinds = kinds(name);
        return kinds.indexOf('m') >= 0 || kinds.indexOf('o') >= 0;
    }

    /// Whether it is one of the kernel's names, of whatever kind.
    static boolean isKnown(String name) {
        return !kinds(name).isEmpty();
    }

    /// Whether several of the kernel's names start with this word, as `list_add` does with `list`.
    static boolean isFamily(String word) {
        int first = index(word + "_");
        int last = first + FAMILY - 1;
        return last < LINES.size() && LINES.get(last).startsWith(word + "_");
    }

    /// What the name is to C: some of the letters of the resource, or none.
    private static String kinds(String name) {
        String line = at(name + " ");
        return line.startsWith(name + " ") ? line.substring(name.length() + 1) : "";
    }

    /// The first line that is not before this one.
    private static String at(String start) {
        int index = index(start);
        return index < LINES.size() ? LINES.get(index) : "";
    }

    private static int index(String start) {
        int found = Collections.binarySearch(LINES, start);
        return found >= 0 ? found : -found - 1;
    }

    private static List<String> read() {
        try (var resource = KernelNames.class.getResourceAsStream("kernel-names.txt")) {
            var text = new String(resource.readAllBytes(), StandardCharsets.US_ASCII);
            return text.lines().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
