// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import jiffy.linux.Errno;
import jiffy.linux.proc.ProcDirectory;
import jiffy.linux.proc.ProcFile;
import jiffy.simulator.fuse.Caller;
import jiffy.simulator.fuse.Served;

/// The folders and files of modules, for processes of this machine.
final class LiveFiles implements Served {
    private static final int FOLDER = 0040555;
    private static final int FILE = 0100000;

    /// A file or a folder of a module.
    ///
    /// @param kernel the home of that module
    /// @param parent number of the folder that it is in
    /// @param what a [ProcDirectory] or a [ProcFile]
    private record Entry(LiveKernel kernel, long parent, Node node, Object what, Gate gate) {}

    /// Counts the callers inside (`fs/proc/inode.c`).
    private static final class Gate {
        private int callers;
        private boolean isRemoved;

        synchronized boolean enter() {
            if (isRemoved) {
                return false;
            }
            callers++;
            return true;
        }

        synchronized void leave() {
            callers--;
            notifyAll();
        }

        synchronized void remove() {
            isRemoved = true;
            LiveKernel.await(this, () -> callers == 0);
        }
    }

    private record Open(Entry entry, Content content) {}

    private interface Call {
        int make(Content content);
    }

    private final Map<Long, Entry> entries = new ConcurrentHashMap<>();
    private final Map<Long, Open> open = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong(ROOT);

    int publish(LiveKernel kernel, ProcDirectory directory) {
        return add(kernel, ROOT, directory.name(), FOLDER, directory);
    }

    int publish(LiveKernel kernel, ProcFile file) {
        long parent =
                file.directory()
                        .flatMap(folder ->
                                entries.values().stream()
                                        .filter(each -> each.what() == folder)
                                        .findFirst())
                        .map(each -> each.node().node())
                        .orElse(ROOT);
        return add(kernel, parent, file.name(), FILE | file.mode(), file);
    }

    private synchronized int add(
            LiveKernel kernel, long parent, String name, int mode, Object what) {
        if (list(parent).stream().anyMatch(each -> each.name().equals(name))) {
            kernel.log(LogLine.ERROR, "%s is there already".formatted(name));
            return -Errno.EEXIST;
        }
        long number = numbers.incrementAndGet();
        var node = new Node(number, name, mode);
        entries.put(number, new Entry(kernel, parent, node, what, new Gate()));
        return 0;
    }

    /// Takes a file or a folder away, when its callers have left.
    void remove(Object what) {
        for (var each : entries.values()) {
            if (each.what() == what) {
                entries.remove(each.node().node());
                each.gate().remove();
            }
        }
    }

    @Override
    public Optional<Node> node(long number) {
        return number == ROOT
                ? Optional.of(new Node(ROOT, "", FOLDER))
                : Optional.ofNullable(entries.get(number)).map(Entry::node);
    }

    @Override
    public List<Node> list(long folder) {
        return entries.values().stream()
                .filter(each -> each.parent() == folder)
                .map(Entry::node)
                .sorted((a, b) -> Long.compare(a.node(), b.node()))
                .toList();
    }

    @Override
    public long open(long node) {
        var entry = entries.get(node);
        if (entry == null || !(entry.what() instanceof ProcFile file)) {
            return -Errno.ENOENT;
        }
        long handle = numbers.incrementAndGet();
        open.put(handle, new Open(entry, ProcContent.of(entry.kernel(), file)));
        return handle;
    }

    @Override
    public int read(long handle, byte[] to, long offset, Caller caller) {
        var buffer = new UserBuffer(to, to.length);
        return call(handle, caller, content -> content.read(buffer, offset));
    }

    @Override
    public int write(long handle, byte[] from, Caller caller) {
        var buffer = new UserBuffer(from, from.length);
        return call(handle, caller, content -> content.write(buffer));
    }

    private int call(long handle, Caller caller, Call call) {
        var file = open.get(handle);
        if (file == null || !file.entry().gate().enter()) {
            return -Errno.EIO;
        }
        try {
            return file.entry().kernel().enter(caller, () -> call.make(file.content()));
        } finally {
            file.entry().gate().leave();
        }
    }

    @Override
    public void release(long handle) {
        open.remove(handle).content().release();
    }
}
