// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

/// A message of the simulated kernel.
///
/// @param nanos since boot
/// @param level 0 (emergency) to 7 (debug)
public record LogLine(long nanos, int level, String text) {
    static final int ERROR = 3;
    static final int WARNING = 4;
    static final int INFO = 6;

    /// As `dmesg` prints it.
    @Override
    public String toString() {
        return "[%12.6f] %s".formatted(nanos / 1e9, text);
    }
}
