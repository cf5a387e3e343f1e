// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.util.List;
import jiffy.simulator.fuse.Caller;

/// A module in a [LiveHome].
public final class LiveModule implements AutoCloseable {
    private final LiveHome home;
    private final LiveKernel kernel;
    private final ModuleLife life;
    private boolean isClosed;

    LiveModule(LiveHome home, LiveKernel kernel) {
        this.home = home;
        this.kernel = kernel;
        life = new ModuleLife(kernel);
    }

    void load(List<String> parameters) {
        int status = kernel.enter(Caller.KERNEL, () -> life.load(parameters));
        if (status != 0) {
            throw LoadError.insmod(life.name(), -status);
        }
    }

    /// Its name.
    public String name() {
        return life.name();
    }

    /// The lines of the log that tell of exceptions that nobody caught.
    public List<String> faults() {
        return kernel.faults();
    }

    /// Unloads it.
    @Override
    public synchronized void close() {
        if (!isClosed) {
            isClosed = true;
            kernel.enter(Caller.KERNEL, life::unload);
            home.forget(this);
        }
    }
}
