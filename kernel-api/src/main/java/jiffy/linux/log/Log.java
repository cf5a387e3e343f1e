// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.log;

import jiffy.linux.Kernel;
import jiffy.linux.bind.C;
import jiffy.linux.bind.Formatted;
import jiffy.linux.bind.Header;

/// Lines in the kernel log: what the lecture calls `printk`. Each line starts with the module's
/// name and a colon, as `pr_fmt` does it. May be called in any context.
///
/// Formats are constant; see [jiffy.linux.bind.Formatted] for their grammar.
@Header("linux/printk.h")
public final class Log {
    private Log() {}

    /// How important a line is, from 0 (most) to 6 (`include/linux/kern_levels.h`).
    public enum Level {
        /// `KERN_EMERG`: The system is unusable.
        EMERGENCY,
        /// `KERN_ALERT`: Action must be taken at once.
        ALERT,
        /// `KERN_CRIT`: Critical conditions.
        CRITICAL,
        /// `KERN_ERR`: An error.
        ERROR,
        /// `KERN_WARNING`: A warning.
        WARNING,
        /// `KERN_NOTICE`: Normal, but worth a line.
        NOTICE,
        /// `KERN_INFO`: Informational.
        INFO
    }

    /// The system is unusable. `pr_emerg`, level `KERN_EMERG`.
    @C("")
    @Formatted(value = "pr_emerg($format$args)", line = true)
    public static void emergency(String format, Object... arguments) {
        log(Level.EMERGENCY, format, arguments);
    }

    /// Action must be taken at once. `pr_alert`, level `KERN_ALERT`.
    @C("")
    @Formatted(value = "pr_alert($format$args)", line = true)
    public static void alert(String format, Object... arguments) {
        log(Level.ALERT, format, arguments);
    }

    /// Critical conditions. `pr_crit`, level `KERN_CRIT`.
    @C("")
    @Formatted(value = "pr_crit($format$args)", line = true)
    public static void critical(String format, Object... arguments) {
        log(Level.CRITICAL, format, arguments);
    }

    /// An error. `pr_err`, level `KERN_ERR`.
    @C("")
    @Formatted(value = "pr_err($format$args)", line = true)
    public static void error(String format, Object... arguments) {
        log(Level.ERROR, format, arguments);
    }

    /// A warning. `pr_warn`, level `KERN_WARNING`.
    @C("")
    @Formatted(value = "pr_warn($format$args)", line = true)
    public static void warning(String format, Object... arguments) {
        log(Level.WARNING, format, arguments);
    }

    /// Normal, but worth a line. `pr_notice`, level `KERN_NOTICE`.
    @C("")
    @Formatted(value = "pr_notice($format$args)", line = true)
    public static void notice(String format, Object... arguments) {
        log(Level.NOTICE, format, arguments);
    }

    /// Informational. `pr_info`, level `KERN_INFO`.
    @C("")
    @Formatted(value = "pr_info($format$args)", line = true)
    public static void info(String format, Object... arguments) {
        log(Level.INFO, format, arguments);
    }

    /// The end of a line may be written or not: it is one line.
    private static void log(Level level, String format, Object[] arguments) {
        var text = Format.format(format, arguments);
        boolean isEnded = format.endsWith("\n");
        var line = isEnded ? text.substring(0, text.length() - 1) : text;
        Kernel.current().log(level, line);
    }
}
