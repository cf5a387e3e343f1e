// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import jiffy.simulator.code.Observer;
import jiffy.simulator.code.Site;

/// Keeps in mind, for each thread, where the code of a module was last seen.
final class LastSite implements Observer {
    private final ThreadLocal<int[]> sites = ThreadLocal.withInitial(() -> new int[1]);

    /// On this thread.
    Site last() {
        return Site.of(sites.get()[0]);
    }

    @Override
    public void reads(Object owner, int index, int site) {
        calls(site);
    }

    @Override
    public void writes(Object owner, int index, int site) {
        calls(site);
    }

    @Override
    public void calls(int site) {
        sites.get()[0] = site;
    }

    /// Whoever runs it sees that it does not end.
    @Override
    public void loops(int site) {}

    /// The JVM itself says when there is no memory.
    @Override
    public void allocates(Class<?> type, long bytes) {}

    @Override
    public void allocated(Object object) {}
}
