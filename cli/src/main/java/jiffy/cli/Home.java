// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import jiffy.cli.failure.Failure;

/// The repository that this command was built from.
final class Home {
    private Home() {}

    /// Its folder, as the launcher says.
    static Path folder() {
        var home = System.getProperty("jiffy.home");
        if (home == null || !Files.isDirectory(Path.of(home))) {
            throw Failure.machine(
                    "this command does not know its repository", "start it with ./jiffy");
        }
        return Path.of(home);
    }
}
