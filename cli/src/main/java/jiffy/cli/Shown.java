// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.nio.file.Path;

/// How things are written for people.
final class Shown {
    private Shown() {}

    /// A path in few words: from the current folder on if it lies there, from `~` on if it lies in
    /// the home folder.
    static String path(Path path) {
        return path(path, Path.of(""), Path.of(System.getProperty("user.home")));
    }

    static String path(Path path, Path here, Path home) {
        var whole = path.toAbsolutePath().normalize();
        var current = here.toAbsolutePath().normalize();
        if (whole.startsWith(current) && !whole.equals(current)) {
            return current.relativize(whole).toString();
        }
        return whole.startsWith(home) ? "~/" + home.relativize(whole) : whole.toString();
    }
}
