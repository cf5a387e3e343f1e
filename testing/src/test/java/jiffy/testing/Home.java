// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import jiffy.lab.LogEntry;
import jiffy.linux.Errno;
import jiffy.linux.log.Log;

/// A kernel with a module, as a test asks it in [InBothHomes]: every answer is a text that is the
/// same wherever the module is at home.
final class Home {
    private final TestKernel kernel;
    private final String module;
    private int seen;

    Home(TestKernel kernel, String module) {
        this.kernel = kernel;
        this.module = module;
    }

    TestKernel kernel() {
        return kernel;
    }

    /// One write(2) to `/proc/MODULE`.
    ///
    /// @return how many bytes that took, or the name of the errno
    String write(String text) {
        return write("/proc/" + module, text);
    }

    String write(String path, String text) {
        return answer(() -> "" + kernel.write(path, text));
    }

    /// Everything that `/proc/MODULE` says, or the name of the errno.
    String read() {
        return read("/proc/" + module);
    }

    String read(String path) {
        return answer(() -> kernel.read(path));
    }

    String read(String path, int bufferSize) {
        return answer(() -> kernel.read(path, bufferSize));
    }

    String readAt(String path, long offset, int count) {
        return answer(() -> kernel.readAt(path, offset, count));
    }

    private static String answer(Supplier<String> call) {
        try {
            return call.get();
        } catch (CallFailure refused) {
            return Errno.name(refused.errno());
        }
    }

    /// Loads the module.
    ///
    /// @return empty, or how `insmod` words the errno
    String load(String... parameters) {
        try {
            kernel.load(parameters);
            return "";
        } catch (LoadFailure refused) {
            return refused.getMessage().replaceFirst("(?s).*: ", "");
        }
    }

    void advance(Duration time) {
        kernel.advance(time);
    }

    /// The module's lines of the log that are new since the last time, each after its level.
    List<String> said() {
        var all = own();
        var fresh = all.subList(seen, all.size());
        seen = all.size();
        return List.copyOf(fresh);
    }

    private List<String> own() {
        var prefix = module + ": ";
        return kernel.log().entries().stream()
                .filter(each -> each.text().startsWith(prefix))
                .filter(each -> !each.text().startsWith(prefix + "loading out-of-tree module"))
                .filter(each -> !each.text().startsWith(prefix + "module verification failed"))
                .map(each -> words(each, prefix.length()))
                .toList();
    }

    private static String words(LogEntry line, int prefix) {
        var level = Log.Level.values()[line.level().orElseThrow()];
        return level + " " + line.text().substring(prefix);
    }
}
