// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.machine;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jiffy.lab.Tools;

/// Starts the programs that run kernels.
public final class MachineProcess {

    private MachineProcess() {}

    /// Starts one whose process is the machine's for all of its life.
    ///
    /// @param out where its standard output goes
    /// @param err where it complains
    public static Process start(
            List<String> arguments,
            Path folder,
            Path out,
            Path err,
            Machine.Life life,
            Tools tools) {
        var wrapper =
                switch (life) {
                    case OURS -> Stream.of(path(tools, Tools.Tool.SETPRIV), "--pdeathsig", "KILL");
                    case BACKGROUND -> Stream.<String>empty();
                };
        // A session of its own: what is sent to our group of processes is not for the machine.
        var session = Stream.of(path(tools, Tools.Tool.SETSID));
        var command = Stream.of(wrapper, session, arguments.stream()).flatMap(each -> each);
        var builder =
                new ProcessBuilder(command.toList())
                        .directory(folder.toFile())
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(out.toFile()))
                        .redirectError(ProcessBuilder.Redirect.appendTo(err.toFile()));
        return life == Machine.Life.OURS ? Keeper.start(builder) : Keeper.startForGood(builder);
    }

    private static String path(Tools tools, Tools.Tool tool) {
        return tools.get(tool).toString();
    }
}
