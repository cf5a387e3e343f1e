// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.kernels;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jiffy.lab.KernelName;
import jiffy.lab.LabException;
import jiffy.lab.Progress;
import jiffy.lab.Tools;
import jiffy.lab.host.Apt;
import jiffy.lab.host.AptOutput;
import jiffy.lab.host.Cache;
import jiffy.lab.host.Fingerprint;
import jiffy.lab.host.HostProgram;

/// A kernel that is built from Debian's source.
///
/// @param name its flavour is the end of its release, so that modules of one are refused by another
public record BuiltKernel(KernelName name, Cache cache, Tools tools, Apt apt)
        implements KernelRecipe {

    /// Raise it when what is done here changes; configuration and patch count by themselves.
    private static final String RECIPE = "1";

    private static final String MARK = "+jiffy.";

    /// Patterns, whose stars also stand for slashes: other machines' code and most of the
    /// documentation, but nothing of Kconfig.
    private static final List<String> LEFT_OUT =
            List.of(
                    "arch/[!ux]*.[chS]",
                    "arch/[!ux]*.dts*",
                    "Documentation/[!K]*/*",
                    "tools/testing/*");

    private static final List<Tools.Tool> NEEDED =
            List.of(
                    Tools.Tool.DPKG_DEB,
                    Tools.Tool.TAR,
                    Tools.Tool.XZ,
                    Tools.Tool.GCC,
                    Tools.Tool.MAKE,
                    Tools.Tool.FLEX,
                    Tools.Tool.BISON,
                    Tools.Tool.BC);

    @Override
    public String identity() {
        return Fingerprint.of(RECIPE, config(), blueprint().patch()).shortText().substring(0, 8);
    }

    @Override
    public boolean made(String version) {
        return version.endsWith(MARK + identity());
    }

    /// The source's version is the kernel's, with Debian's own behind a dash.
    @Override
    public Optional<Offer> ask(KernelName name) {
        return apt.plan(List.of(sourcePackage())).stream()
                .map(AptOutput.Download::version)
                .filter(version -> version.contains("-"))
                .findFirst()
                .map(version ->
                        new Offer(
                                version.substring(0, version.indexOf('-')) + "-" + name.flavour(),
                                version + MARK + identity()));
    }

    @Override
    public void make(Offer offer, Path folder, Path home, Progress progress) throws IOException {
        var needed = Stream.concat(NEEDED.stream(), blueprint().tools().stream());
        tools.require(progress, needed.toArray(Tools.Tool[]::new));
        var source = folder.resolve("source");
        unpack(source(offer, progress), source, progress, offer.release());
        var build = new KernelBuild(tools, blueprint(), source);
        configure(build);
        refuseOther(offer, build);
        build.run(offer.release(), progress);
        progress.step("keeping %s and what its modules need".formatted(offer.release()));
        new KernelFiles(blueprint(), source, offer.release()).install(folder, home, tools);
        Cache.delete(source);
    }

    private Blueprint blueprint() {
        return Blueprint.of(name);
    }

    private String sourcePackage() {
        return "linux-source-" + name.series();
    }

    /// The archive of the source. It is kept: all flavours are built from it, and the next recipe.
    private Path source(Offer offer, Progress progress) {
        var version = offer.version().substring(0, offer.version().indexOf(MARK));
        var folder =
                cache.makeOnce(
                        "sources",
                        sourcePackage() + "_" + version.replace(':', '~'),
                        progress,
                        unfinished -> download(unfinished, progress));
        return folder.resolve("linux.tar.xz");
    }

    private void download(Path folder, Progress progress) throws IOException {
        var parts = List.of(sourcePackage());
        var bytes = apt.plan(parts).stream().mapToLong(AptOutput.Download::bytes).sum();
        progress.step("downloading %s (%.0f MB)".formatted(sourcePackage(), bytes / 1e6));
        apt.download(parts, folder);
        try (var packages = Files.newDirectoryStream(folder, "*.deb")) {
            for (var each : packages) {
                var dpkg = tools.get(Tools.Tool.DPKG_DEB);
                HostProgram.of(dpkg, "--extract", "" + each, "" + folder).run().orThrow();
                Files.delete(each);
            }
        }
        var archive = folder.resolve("usr/src/" + sourcePackage() + ".tar.xz");
        Files.move(archive, folder.resolve("linux.tar.xz"), StandardCopyOption.ATOMIC_MOVE);
        Cache.delete(folder.resolve("usr"));
    }

    private void unpack(Path archive, Path source, Progress progress, String release)
            throws IOException {
        progress.step("unpacking the source of " + release);
        Files.createDirectories(source);
        var command = new ArrayList<>(List.of("" + tools.get(Tools.Tool.TAR), "--extract"));
        command.addAll(List.of("--file=" + archive, "--directory=" + source));
        command.addAll(List.of("--strip-components=1", "--anchored"));
        for (var each : LEFT_OUT) command.add("--exclude=%s/%s".formatted(sourcePackage(), each));
        HostProgram.of(command).limit(KernelBuild.LIMIT).run().orThrow();
        if (blueprint().patches().isEmpty()) return;
        var patch = Files.writeString(source.resolve("jiffy.patch"), blueprint().patch());
        HostProgram.of(tools.get(Tools.Tool.PATCH), "-p1", "--input=" + patch)
                .in(source)
                .run()
                .orThrow();
    }

    private String config() {
        return blueprint().config(name.flavour());
    }

    /// An option that this source does not know, or does not give, is not silently left out.
    private void configure(KernelBuild build) throws IOException {
        var wanted = Files.writeString(build.source().resolve("jiffy.config"), config());
        build.make("KCONFIG_ALLCONFIG=" + wanted, "allnoconfig").run().orThrow();
        var given = Files.readAllLines(build.source().resolve(".config"));
        var missing =
                config().lines()
                        .filter(line -> line.startsWith("CONFIG_") && !given.contains(line))
                        .collect(Collectors.joining(", "));
        if (missing.isEmpty()) return;
        throw new LabException("the source of %s cannot have %s".formatted(name, missing));
    }

    private void refuseOther(Offer offer, KernelBuild build) {
        var release = build.make("--silent", "kernelrelease").run().orThrow().strip();
        if (release.equals(offer.release())) return;
        throw new LabException(
                "%s has the source of %s, not of %s"
                        .formatted(sourcePackage(), release, offer.release()));
    }
}
