// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import jiffy.linux.Errno;
import jiffy.linux.proc.ProcDirectory;
import jiffy.linux.proc.ProcFile;

/// The tree of files: `/proc` with what the module adds, and what `/sys` shows of the module.
final class Files {
    private static final int IS_A_DIRECTORY = 21; // EISDIR

    /// What stands below `/proc` in every kernel, and which no module can take.
    private static final Set<String> TAKEN =
            Set.of(
                    "acpi",
                    "asound",
                    "buddyinfo",
                    "bus",
                    "cgroups",
                    "cmdline",
                    "consoles",
                    "cpuinfo",
                    "crypto",
                    "devices",
                    "diskstats",
                    "dma",
                    "driver",
                    "dynamic_debug",
                    "execdomains",
                    "fb",
                    "filesystems",
                    "fs",
                    "interrupts",
                    "iomem",
                    "ioports",
                    "irq",
                    "kallsyms",
                    "kcore",
                    "key-users",
                    "keys",
                    "kmsg",
                    "kpagecgroup",
                    "kpagecount",
                    "kpageflags",
                    "loadavg",
                    "locks",
                    "meminfo",
                    "misc",
                    "modules",
                    "mounts",
                    "mtrr",
                    "net",
                    "pagetypeinfo",
                    "partitions",
                    "pressure",
                    "schedstat",
                    "self",
                    "slabinfo",
                    "softirqs",
                    "stat",
                    "swaps",
                    "sys",
                    "sysrq-trigger",
                    "sysvipc",
                    "thread-self",
                    "timer_list",
                    "tty",
                    "uptime",
                    "version",
                    "vmallocinfo",
                    "vmstat",
                    "zoneinfo");

    /// Something in the tree.
    sealed interface Node {
        record Folder() implements Node {}

        /// A text that the kernel itself shows; read only.
        record Text(Supplier<String> content) implements Node {}

        /// A file of the module.
        record OfModule(Published file) implements Node {}
    }

    /// A file of the module while it is there.
    static final class Published {
        final ProcFile file;
        private final List<ModuleContent> open = new ArrayList<>();
        private int callers;
        private boolean isRemoved;

        Published(ProcFile file) {
            this.file = file;
        }
    }

    private final Machine machine;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Process nobody;
    private Hidepid hidepid = Hidepid.OFF;

    Files(Machine machine) {
        this.machine = machine;
        nobody = new Process(machine, new PidNamespace(Optional.empty()), 0, Set.of(0), 1);
    }

    /// Who calls where no process does.
    Process nobody() {
        return nobody;
    }

    void hidepid(Hidepid mode) {
        hidepid = mode;
    }

    /// Whether the mount of `/proc` shows a process to another: `has_pid_permissions`,
    /// `fs/proc/base.c`.
    boolean shows(Process caller, Process shown) {
        return hidepid == Hidepid.OFF
                || caller == shown
                || caller.uid() == 0
                || caller.uid() == shown.uid() && shown.isAlive();
    }

    /// @return 0 or a negative errno
    int publish(ProcDirectory directory) {
        var path = "/proc/" + directory.name();
        int status = checkFree(path);
        if (status == 0) {
            nodes.put(path, new Node.Folder());
        }
        return status;
    }

    private static String path(ProcFile file) {
        return "/proc/" + file.directory().map(each -> each.name() + "/").orElse("") + file.name();
    }

    int publish(ProcFile file) {
        var path = path(file);
        int status = checkFree(path);
        if (status == 0) {
            nodes.put(path, new Node.OfModule(new Published(file)));
        }
        return status;
    }

    private int checkFree(String path) {
        if (!exists(path)) {
            return 0;
        }
        machine.log(
                LogLine.ERROR,
                "%s: %s is there already".formatted(machine.kernel().moduleName(), path));
        return -Errno.EEXIST;
    }

    void unpublish(ProcDirectory directory) {
        nodes.remove("/proc/" + directory.name());
    }

    /// `proc_remove`: waits for the callers inside.
    void unpublish(ProcFile file) {
        if (nodes.get(path(file)) instanceof Node.OfModule(var published)
                && published.file == file) {
            nodes.remove(path(file));
            published.isRemoved = true;
            machine.await("callers of " + path(file), () -> published.callers == 0);
            published.open.forEach(ModuleContent::cut);
        }
    }

    void show(String path, Supplier<String> content) {
        nodes.put(path, new Node.Text(content));
    }

    void showFolder(String path) {
        nodes.put(path, new Node.Folder());
    }

    /// Takes away a path and all below it.
    void hide(String path) {
        nodes.keySet().removeIf(each -> each.equals(path) || each.startsWith(path + "/"));
    }

    boolean exists(String path) {
        return find(path).isPresent();
    }

    private Optional<Node> find(String path) {
        var known = nodes.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        boolean isFolder =
                Set.of("/", "/proc", "/sys", "/sys/module", "/sys/kernel/slab").contains(path)
                        || path.startsWith("/proc/") && isTaken(path.substring("/proc/".length()));
        return isFolder ? Optional.of(new Node.Folder()) : Optional.empty();
    }

    private boolean isTaken(String name) {
        return TAKEN.contains(name)
                || name.matches("[1-9]\\d{0,8}")
                        && machine.namespace().find(Integer.parseInt(name)).isPresent();
    }

    /// The names in a folder.
    Set<String> list(String folder) {
        var names = new TreeSet<String>();
        for (var path : nodes.keySet()) {
            if (path.startsWith(folder + "/")) {
                names.add(path.substring(folder.length() + 1).split("/")[0]);
            }
        }
        return names;
    }

    /// open(2).
    OpenFile open(Process caller, String path, Access access) {
        return switch (find(path).orElseThrow(() -> new CallError(path, Errno.ENOENT))) {
            case Node.Folder _ -> throw new CallError(path, IS_A_DIRECTORY);
            case Node.Text(var content) -> {
                if (access.writes()) {
                    throw new CallError(path, Errno.EACCES);
                }
                yield new OpenFile(machine, caller, path, access, new TextContent(content.get()));
            }
            case Node.OfModule(var published) -> {
                if (!permits(caller, published.file.mode(), access)) {
                    throw new CallError(path, Errno.EACCES);
                }
                yield new OpenFile(machine, caller, path, access, content(published));
            }
        };
    }

    private Content content(Published published) {
        var content = ProcContent.of(machine.host(), published.file);
        var open = new ModuleContent(this, published, content);
        published.open.add(open);
        return open;
    }

    /// A caller goes into the module, unless the file was removed.
    boolean enter(Published published) {
        if (published.isRemoved) {
            return false;
        }
        published.callers++;
        return true;
    }

    void close(Published published, ModuleContent content) {
        published.open.remove(content);
    }

    void leave(Published published) {
        published.callers--;
    }

    /// Files below `/proc` belong to root; root may do everything.
    private static boolean permits(Process caller, int mode, Access access) {
        if (caller.uid() == 0) {
            return true;
        }
        int bits = caller.isIn(0) ? mode >> 3 : mode;
        return (!access.reads() || (bits & 4) != 0) && (!access.writes() || (bits & 2) != 0);
    }
}
