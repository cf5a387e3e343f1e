// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import jiffy.linux.Errno;
import jiffy.simulator.code.ModuleImage;
import jiffy.simulator.fuse.Mount;

/// A folder that is to modules what `/proc` is in a kernel: any process of this machine can read
/// and write what they have there. They run in this JVM in real time.
public final class LiveHome implements AutoCloseable {
    private final LiveFiles files;
    private final Mount mount;
    private final Consumer<LogLine> log;
    private final List<LiveModule> loaded = new ArrayList<>();

    private final AtomicBoolean isClosed = new AtomicBoolean();

    private LiveHome(LiveFiles files, Mount mount, Consumer<LogLine> log) {
        this.files = files;
        this.mount = mount;
        this.log = log;
    }

    /// Mounts it.
    ///
    /// @param folder an empty one, or none
    /// @param log gets every line of the kernel log, on any thread
    /// @throws Mount.Refusal if nothing can be mounted there
    public static LiveHome on(Path folder, Consumer<LogLine> log) throws IOException {
        var files = new LiveFiles();
        return new LiveHome(files, Mount.on(folder, files), log);
    }

    /// Loads a module.
    ///
    /// @param parameters each as `name=value`
    /// @throws LoadError with the errno
    public synchronized LiveModule load(ModuleImage image, List<String> parameters)
            throws IOException {
        var module = new LiveModule(this, new LiveKernel(image, files, Hiding.ofProc(), log));
        if (loaded.stream().anyMatch(each -> each.name().equals(image.name()))) {
            throw LoadError.insmod(image.name(), Errno.EEXIST);
        }
        module.load(parameters);
        loaded.add(module);
        return module;
    }

    synchronized void forget(LiveModule module) {
        loaded.remove(module);
    }

    /// Where the files are.
    public Path folder() {
        return mount.folder();
    }

    /// Whom the files are for, if not for everybody, and what to do about it; empty if they are.
    public List<String> limits() {
        return mount.limits();
    }

    /// Unloads what is loaded, and unmounts the files.
    @Override
    public void close() {
        List<LiveModule> left;
        synchronized (this) {
            left = List.copyOf(loaded).reversed();
        }
        left.forEach(LiveModule::close);
        if (!isClosed.getAndSet(true)) {
            mount.close();
        }
    }
}
