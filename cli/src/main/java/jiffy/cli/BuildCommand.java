// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jiffy.cli.failure.ExitCode;
import jiffy.compiler.Compilation;
import jiffy.compiler.kbuild.StackDepth;
import jiffy.lab.KernelName;
import jiffy.lab.Lab;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `jiffy build`.
@Command(description = "Make a .ko of a module, or a program.")
final class BuildCommand extends Subcommand {
    @Parameters(paramLabel = "MODULE", description = CheckCommand.MODULE)
    private String module;

    @ArgGroup private For kernel = new For();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            description = "Where it goes. Default: the folder `build` of the module.")
    private Path output;

    @Option(
            names = "--stack",
            description = "Show what each function that the kernel calls needs of the stack.")
    private boolean stack;

    @Option(names = "--json", description = "What --stack shows as JSON, for programs.")
    private boolean json;

    /// Which kernel it is for.
    static final class For {
        @Option(
                names = "--kernel",
                paramLabel = "NAME",
                description =
                        "The kernel that it is for; jiffy kernel list shows all. Default:"
                                + " 6.1-cloud-amd64")
        private KernelName name;

        @Option(
                names = "--headers",
                paramLabel = "FOLDER",
                description =
                        "The build folder of some other kernel, such as"
                                + " /lib/modules/RELEASE/build.")
        private Path headers;

        @Option(
                names = "--user",
                description =
                        "A program instead, that runs without a kernel and under gcc's sanitizers:"
                                + " for modules that need only Log, memory, lists and locks.")
        private boolean user;

        Path headers(Lab lab, Progress progress) {
            var wanted = name == null ? KernelName.DEFAULT : name;
            return headers == null ? lab.kernels().get(wanted, progress).headers() : headers;
        }
    }

    private List<StackDepth> depths = List.of();

    @Override
    public Integer call() throws Exception {
        var folder = module(module);
        progress().at("compiling " + module);
        var workshop = new Workshop(err(), progress());
        var compilation = workshop.compile(folder);
        var out = output == null ? folder.build() : output;
        var built =
                kernel.user
                        ? workshop.program(compilation, out.resolve("user"))
                        : forKernel(workshop, compilation, out);
        progress().clear();
        if (json) {
            out().println(Json.write(depths.stream().map(StackReport::json).toList()));
        } else {
            out().println(built);
            out().print(stack ? StackReport.text(depths) : "");
        }
        return ExitCode.OK;
    }

    private Path forKernel(Workshop workshop, Compilation compilation, Path out)
            throws IOException, InterruptedException {
        var headers = kernel.headers(Lab.open(progress()), progress());
        progress().at("building for " + headers.getFileName());
        var built = workshop.build(compilation, headers, out);
        depths = built.stack();
        return built.ko();
    }
}
