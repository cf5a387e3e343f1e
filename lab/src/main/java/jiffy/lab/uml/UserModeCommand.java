// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.uml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import jiffy.lab.machine.Session;

/// A machine as the command line of User Mode Linux describes it
/// (`Documentation/virt/uml/user_mode_linux_howto_v2.rst`). Pure.
///
/// A serial line of the guest is two pipes of the host, named in the machine's folder and opened by
/// the shell that becomes the kernel: it finds them by the numbers of their descriptors.
///
/// @param virtualTime whether its clock jumps over idle time
/// @param kernel the program
/// @param kernelArguments added to ours
record UserModeCommand(
        int memoryMb,
        boolean virtualTime,
        Path kernel,
        Path initramfs,
        List<String> kernelArguments) {

    /// Descriptors before it are the standard ones.
    private static final int FIRST = 10;

    /// The last one that the shell opens.
    static final int LAST = FIRST + 2 * Session.PORTS - 1;

    /// What the guest reads on a port.
    static Path toGuest(Path folder, int port) {
        return folder.resolve("port-%d.in".formatted(port));
    }

    /// What the guest writes on a port.
    static Path fromGuest(Path folder, int port) {
        return folder.resolve("port-%d.out".formatted(port));
    }

    /// All pipes of a machine.
    static List<Path> pipes(Path folder) {
        return IntStream.range(0, Session.PORTS)
                .boxed()
                .flatMap(port -> List.of(toGuest(folder, port), fromGuest(folder, port)).stream())
                .toList();
    }

    /// The whole command.
    ///
    /// @param shell bash; others know no descriptor above 9
    List<String> arguments(Path shell, Path folder) {
        var line = new ArrayList<>(List.of(shell.toString(), "-c", script(), kernel.toString()));
        line.addAll(kernelLine(folder));
        return List.copyOf(line);
    }

    /// A pipe that is open for both directions never waits for somebody at its other end. A kernel
    /// that panics would leave a core file.
    private static String script() {
        var pipes = new ArrayList<String>();
        for (int port = 0; port < Session.PORTS; port++) {
            pipes.add("%d<>%s".formatted(input(port), toGuest(Path.of(""), port)));
            pipes.add("%d<>%s".formatted(output(port), fromGuest(Path.of(""), port)));
        }
        return "ulimit -c 0; exec \"$0\" \"$@\" " + String.join(" ", pipes);
    }

    private static int input(int port) {
        return FIRST + 2 * port;
    }

    private static int output(int port) {
        return input(port) + 1;
    }

    private List<String> kernelLine(Path folder) {
        var words = new ArrayList<>(List.of("mem=%dM".formatted(memoryMb)));
        words.add("initrd=" + initramfs);
        words.add("uml_dir=" + folder);
        words.addAll(List.of("con=null", "con0=null,fd:1", "ssl=null"));
        for (int port = 0; port < Session.PORTS; port++) {
            words.add("ssl%d=fd:%d,fd:%d".formatted(port, input(port), output(port)));
        }
        words.addAll(List.of("quiet", "log_buf_len=1M"));
        words.add("jiffy.ports=" + Session.PORTS);
        words.add("jiffy.line=/dev/ttyS");
        if (virtualTime) words.add("time-travel");
        words.addAll(kernelArguments);
        return words;
    }
}
