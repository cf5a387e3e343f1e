// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jiffy.cli.failure.ExitCode;
import jiffy.lab.Kernel;
import jiffy.lab.KernelName;
import jiffy.lab.KernelStore.Listed;
import jiffy.lab.Lab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `jiffy kernel`.
@Command(
        mixinStandardHelpOptions = true,
        description = "The kernels that modules are built for and virtual machines run.",
        subcommands = {KernelCommand.ListCommand.class, KernelCommand.GetCommand.class})
final class KernelCommand {
    /// `jiffy kernel list`.
    @Command(
            name = "list",
            description = {
                "List the kernels there are, and which of them are here.",
                "",
                "cloud-amd64 starts fastest, amd64 has all drivers, rt-amd64 is PREEMPT_RT. uml is"
                        + " User Mode Linux, a kernel that is a program; uml-sanitizer is one that"
                        + " complains of what modules do wrong (KASAN, lockdep, kmemleak, ...)."
                        + " 6.1-sanitizer does so on several processors, 6.1-kcsan of data races."
            })
    static final class ListCommand extends Subcommand {
        @Option(names = "--json", description = "As JSON, for programs.")
        private boolean json;

        @Override
        public Integer call() {
            var kernels = Lab.open(progress()).kernels().list();
            out().println(json ? Json.write(json(kernels)) : show(kernels));
            return ExitCode.OK;
        }
    }

    /// `jiffy kernel get`.
    @Command(
            name = "get",
            description = {
                "Fetch a kernel with its headers into the cache. Nothing is installed.",
                "",
                "User Mode Linux and the kernels that complain are compiled from Debian's source,"
                        + " which takes minutes, once."
            })
    static final class GetCommand extends Subcommand {
        @Parameters(
                arity = "0..1",
                paramLabel = "NAME",
                description = "Such as 6.12-amd64; jiffy kernel list shows all.",
                defaultValue = "6.1-cloud-amd64")
        private KernelName name;

        @Override
        public Integer call() {
            var kernel = Lab.open(progress()).kernels().get(name, progress());
            progress().clear();
            out().println("%s is Linux %s".formatted(kernel.name(), kernel.release()));
            return ExitCode.OK;
        }
    }

    static String show(List<Listed> kernels) {
        return Stream.concat(
                        Stream.of("%-18s %s".formatted("Name", "In the cache")),
                        kernels.stream().map(KernelCommand::line))
                .collect(Collectors.joining("\n"));
    }

    private static String line(Listed kernel) {
        var release = kernel.cached().map(Kernel::release).orElse("–");
        return "%-18s %s".formatted(kernel.name(), release);
    }

    static List<Map<String, Object>> json(List<Listed> kernels) {
        return kernels.stream().map(KernelCommand::json).toList();
    }

    private static Map<String, Object> json(Listed kernel) {
        Optional<Kernel> cached = kernel.cached();
        var map = new LinkedHashMap<String, Object>();
        map.put("name", kernel.name());
        map.put("release", cached.map(Kernel::release).orElse(null));
        map.put("version", cached.map(Kernel::version).orElse(null));
        map.put("headers", cached.map(Kernel::headers).orElse(null));
        return map;
    }
}
