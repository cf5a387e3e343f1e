// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.util.List;
import jiffy.lab.Lab;
import jiffy.lab.debug.Debugger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `jiffy gdb`.
@Command(
        description = {
            "Debug a virtual machine's kernel with gdb, at the lines of modules' sources.",
            "",
            "gdb starts with the machine stopped. Break at a line of a module that is loaded and"
                    + " let the machine go on; the module is used from another terminal, with"
                    + " jiffy vm exec or jiffy vm shell. When gdb ends, the machine goes on."
        })
final class GdbCommand extends Subcommand {
    @Mixin private MachineName name;

    @Option(
            names = {"-m", "--module"},
            paramLabel = "MODULE",
            description = ModuleFiles.DESCRIPTION)
    private List<String> modules = List.of();

    @Parameters(
            paramLabel = "ARGUMENT",
            description =
                    "gdb's own options, as in: -- -batch -ex 'break Mp1.java:93' -ex continue"
                            + " -ex backtrace. Put -- in front.")
    private List<String> arguments = List.of();

    @Override
    public Integer call() throws Exception {
        var files = ModuleFiles.of(modules);
        try (var debugger = Lab.open(progress()).debug(name.text(), files)) {
            progress().clear();
            Interrupts.leaveToChildren();
            var builder = new ProcessBuilder(debugger.command(arguments)).inheritIO();
            builder.environment().remove("DEBUGINFOD_URLS"); // what we debug is not there
            var gdb = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(gdb, debugger)));
            return gdb.waitFor();
        }
    }

    private static void end(Process gdb, Debugger debugger) {
        gdb.destroy();
        debugger.close();
    }
}
