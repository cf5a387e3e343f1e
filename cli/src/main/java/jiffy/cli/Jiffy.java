// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.function.Function;
import jiffy.cli.failure.Errors;
import jiffy.cli.failure.ExitCode;
import jiffy.cli.failure.Failure;
import jiffy.lab.KernelName;
import jiffy.lab.LabException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The `jiffy` command: Linux kernel modules in Java.
@Command(
        name = "jiffy",
        version = "jiffy 0.1.0-SNAPSHOT",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Linux kernel modules in Java: check, build, load and test them.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:what was asked about failed (a module, a test, a load, a kernel log)",
            "2:the command line is wrong",
            "3:this machine lacks something (a tool, the network, room on the disk)",
            "70:a mistake in Jiffy itself (please report it)"
        },
        footerHeading = "%nFirst steps:%n",
        footer = {
            "  jiffy run         the module mp1 in a real kernel, step by step",
            "  jiffy new NAME    a module of your own, with a test",
            "  jiffy test        all tests of this repository; of one module with its folder",
            "",
            "NO_COLOR=1 turns colours off. JIFFY_DEBUG=1 shows where an error came from."
        })
public final class Jiffy {
    @Option(
            names = "--verbose",
            scope = CommandLine.ScopeType.INHERIT,
            description = "Say more; show where an error came from.")
    private boolean verbose;

    private Jiffy() {}

    /// Runs the command line and ends the JVM with its exit code.
    public static void main(String... args) {
        var stdout = new StandardOutput();
        System.setOut(new PrintStream(stdout, true));
        var out = new PrintWriter(System.out, true);
        var err = new PrintWriter(System.err, true);
        var exit = run(out, err, args);
        out.flush();
        System.out.flush();
        var failure = stdout.failure();
        failure.ifPresent(e -> explain(Errors.of(e), err));
        System.exit(exit == ExitCode.OK && failure.isPresent() ? ExitCode.MACHINE : exit);
    }

    /// Runs a command line and returns its exit code.
    static int run(PrintWriter out, PrintWriter err, String... args) {
        var jiffy = new Jiffy();
        var line = new CommandLine(jiffy);
        Commands.addTo(line, args);
        return line.registerConverter(KernelName.class, name -> named(KernelName::parse, name))
                .registerConverter(
                        RunCommand.Place.class, name -> named(RunCommand.Place::parse, name))
                .setOut(out)
                .setErr(err)
                .setColorScheme(Colors.scheme())
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(Jiffy::wrongUse)
                .setExecutionExceptionHandler(jiffy::end)
                .execute(args);
    }

    private static <T> T named(Function<String, T> parse, String name) {
        try {
            return parse.apply(name);
        } catch (LabException e) {
            throw new TypeConversionException(e.getMessage().replace("\nhelp: ", "; take "));
        }
    }

    private static int wrongUse(ParameterException e, String... arguments) {
        var line = e.getCommandLine();
        var err = line.getErr();
        err.println(Colors.red("jiffy: ") + e.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(e, err)) {
            err.println("  try: " + line.getCommandSpec().qualifiedName() + " --help");
        }
        return ExitCode.USAGE;
    }

    private int end(Exception e, CommandLine line, ParseResult parsed) {
        var err = line.getErr();
        if (debug()) {
            e.printStackTrace(err);
        }
        new Progress(err).clear();
        var failure = Errors.of(e);
        explain(failure, err);
        return failure.exitCode();
    }

    private static void explain(Failure failure, PrintWriter err) {
        err.println(Colors.red("jiffy: ") + failure.getMessage());
        failure.help().lines().forEach(each -> err.println("  " + each));
    }

    private boolean debug() {
        return verbose || System.getenv("JIFFY_DEBUG") != null;
    }
}
