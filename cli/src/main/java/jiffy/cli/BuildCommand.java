// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.nio.file.Path;
import jiffy.cli.failure.ExitCode;
import jiffy.lab.KernelName;
import jiffy.lab.Lab;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `jiffy build`.
@Command(name = "build", description = "Make a .ko of a module.")
final class BuildCommand extends Subcommand {
    @Parameters(paramLabel = "MODULE", description = CheckCommand.MODULE)
    private String module;

    @ArgGroup private For kernel = new For();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            description = "Where the .ko goes. Default: the folder `build` of the module.")
    private Path output;

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

        Path headers(Lab lab, Progress progress) {
            var wanted = name == null ? KernelName.DEFAULT : name;
            return headers == null ? lab.kernels().get(wanted, progress).headers() : headers;
        }
    }

    @Override
    public Integer call() throws Exception {
        var folder = module(module);
        progress().at("compiling " + module);
        var workshop = new Workshop(err(), progress());
        var compilation = workshop.compile(folder);
        var lab = Lab.open(progress());
        var headers = kernel.headers(lab, progress());
        progress().at("building for " + headers.getFileName());
        var out = output == null ? folder.build() : output;
        var ko = workshop.build(compilation, headers, out);
        progress().clear();
        out().println(ko);
        return ExitCode.OK;
    }
}
