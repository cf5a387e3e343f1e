// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// What `/proc/PID/status` says of a process or a thread (proc_pid_status(5)).
///
/// @param text empty if there is no such process
record ProcStatus(String text) {
    static ProcStatus of(int number) {
        return new ProcStatus(text(number, "status"));
    }

    /// A file of a process; empty if it is gone. A byte is a character.
    static String text(int number, String file) {
        try {
            var bytes = Files.readAllBytes(Path.of("/proc/" + number, file));
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            return "";
        }
    }

    boolean isThere() {
        return !text.isEmpty();
    }

    /// The numbers behind a word; none if it is not there.
    List<Integer> numbers(String word) {
        return text.lines()
                .filter(line -> line.startsWith(word + ":"))
                .limit(1)
                .flatMap(line -> Arrays.stream(line.substring(word.length() + 1).split("\\s+")))
                .filter(each -> !each.isEmpty())
                .map(Integer::parseUnsignedInt)
                .toList();
    }
}
