// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jiffy.simulator.fuse.Caller;
import jiffy.simulator.fuse.Libc;

/// Who looks at processes during one call: what it sees is what its pid namespace has, and what
/// `/proc` shows to it. The numbers of a process are those behind `NSpid` in its status: the first
/// one is that of our namespace, the next ones are those of the namespaces further inside.
final class LiveViewer {
    private static final int OURS = 0;
    private static final int NOWHERE = -1;

    private final Caller caller;
    private final Hiding hiding;

    /// Which of a process's numbers the viewer knows; asked for when somebody needs it.
    private int depth = Integer.MIN_VALUE;

    private String namespace = "";

    LiveViewer(Caller caller, Hiding hiding) {
        this.caller = caller;
        this.hiding = hiding;
    }

    /// What a thread of the kernel sees.
    static LiveViewer ofKernel() {
        var viewer = new LiveViewer(Caller.KERNEL, Hiding.NOTHING);
        viewer.depth = OURS;
        return viewer;
    }

    int thread() {
        return caller.thread();
    }

    int uid() {
        return caller.uid();
    }

    private int depth() {
        if (depth == Integer.MIN_VALUE) {
            namespace = namespaceOf(caller.thread(), 0);
            depth =
                    namespace.equals(OWN)
                            ? OURS
                            : ProcStatus.of(caller.thread()).numbers("NSpid").size() - 1;
        }
        return depth;
    }

    private static final String OWN = namespaceOf((int) ProcessHandle.current().pid(), 0);

    /// Our number of a process that the viewer knows by another one; 0 if it knows none.
    int outer(int number) {
        return switch (depth()) {
            case OURS -> number;
            case NOWHERE -> 0;
            default -> search(number);
        };
    }

    /// The viewer's number of a process that we know by another one; 0 if it has none.
    int inner(int number) {
        return switch (depth()) {
            case OURS -> number;
            case NOWHERE -> 0;
            default -> {
                var numbers = ProcStatus.of(number).numbers("NSpid");
                yield isInside(number, numbers) ? numbers.get(depth) : 0;
            }
        };
    }

    private int search(int number) {
        try (var all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            return search(number, all);
        } catch (IOException _) {
            return 0;
        }
    }

    private int search(int number, DirectoryStream<Path> all) {
        for (var each : all) {
            int outer = Integer.parseInt(each.getFileName().toString());
            var numbers = ProcStatus.of(outer).numbers("NSpid");
            if (numbers.size() > depth
                    && numbers.get(depth) == number
                    && isInside(outer, numbers)) {
                return outer;
            }
        }
        return 0;
    }

    /// Whether a process is in the viewer's namespace, or in one inside of it.
    private boolean isInside(int number, List<Integer> numbers) {
        int further = numbers.size() - 1 - depth;
        return further >= 0
                && !namespace.isEmpty()
                && namespaceOf(number, further).equals(namespace);
    }

    /// The pid namespace of a process, or one around it; empty if it cannot be seen.
    ///
    /// @param up how many further out
    private static String namespaceOf(int number, int up) {
        return Libc.namespace("/proc/" + number + "/ns/pid", up);
    }

    /// Whether `/proc` shows it to the viewer.
    boolean mayLookAt(int number) {
        return hiding.shows(number, caller);
    }
}
