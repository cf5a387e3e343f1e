// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import jiffy.linux.Errno;
import jiffy.simulator.code.ModuleImage;
import jiffy.simulator.code.Site;
import jiffy.simulator.schedule.Halt;

/// What comes of exceptions that leave the code of a module.
final class Faults {
    /// Something that the module does and that may fail.
    @FunctionalInterface
    interface Call {
        void run() throws Errno;
    }

    /// Where lines of the log go.
    @FunctionalInterface
    interface Output {
        void log(int level, String text);
    }

    private final ModuleImage image;
    private final Supplier<String> module;
    private final LongSupplier jiffies;
    private final Supplier<Site> site;
    private final Output output;
    private final List<String> lines = new ArrayList<>();
    private RateLimit limit = new RateLimit();

    /// @param module its name
    /// @param site where its code was last seen on this thread
    Faults(
            ModuleImage image,
            Supplier<String> module,
            LongSupplier jiffies,
            Supplier<Site> site,
            Output output) {
        this.image = image;
        this.module = module;
        this.jiffies = jiffies;
        this.site = site;
        this.output = output;
    }

    /// Another module, or the same one anew.
    void begin() {
        limit = new RateLimit();
    }

    /// A line for each fault, those too that the log leaves out.
    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /// Runs code of the module, to its end or to where it fails: `jiffy_report`.
    ///
    /// @return 0 or a negative errno
    int call(Call code) {
        try {
            code.run();
            return 0;
        } catch (Errno errno) {
            return -errno.code();
        } catch (Halt halt) {
            throw halt;
        } catch (Throwable fault) {
            return report(fault);
        }
    }

    /// A fault leaves Java: the log has one line of it, and the kernel gets an errno.
    private synchronized int report(Throwable fault) {
        limit.suppressed(jiffies.getAsLong())
                .ifPresent(count ->
                        output.log(
                                LogLine.WARNING,
                                module.get() + ": " + count + " callbacks suppressed"));
        var line = "%s at %s".formatted(fault.getClass().getSimpleName(), place(fault));
        lines.add(line);
        if (limit.permits()) {
            output.log(LogLine.ERROR, module.get() + ": " + line);
        }
        return fault instanceof OutOfMemoryError ? -Errno.ENOMEM : -Errno.EIO;
    }

    /// The innermost line of the module's own sources; where the JVM has left the stack out of an
    /// exception that it throws often, the last one that was seen.
    private String place(Throwable fault) {
        return Arrays.stream(fault.getStackTrace())
                .filter(image::isOwn)
                .findFirst()
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .orElseGet(() -> site.get().place());
    }
}
