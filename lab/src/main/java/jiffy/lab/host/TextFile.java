// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files that may be missing, or that somebody still writes to.
public final class TextFile {

    private TextFile() {}

    /// What is in it by now, whatever its bytes; empty if there is none.
    public static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
