// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// One message of the kernel.
///
/// @param sequence its number in the log, where the source tells
/// @param seconds since boot, where the source tells
/// @param level 0 (emergency) to 7 (debug), where the source tells
/// @param text without time and level
public record LogEntry(
        OptionalLong sequence, OptionalDouble seconds, OptionalInt level, String text) {

    /// As `dmesg` prints it.
    @Override
    public String toString() {
        return seconds.isPresent() ? "[%12.6f] %s".formatted(seconds.getAsDouble(), text) : text;
    }
}
