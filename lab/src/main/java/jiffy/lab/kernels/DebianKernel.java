// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.kernels;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jiffy.lab.KernelName;
import jiffy.lab.Progress;
import jiffy.lab.Tools;
import jiffy.lab.host.Apt;
import jiffy.lab.host.AptOutput;
import jiffy.lab.host.HostProgram;

/// Debian's own kernels: image, modules and headers, unpacked; nothing is installed.
public record DebianKernel(Tools tools, Apt apt) implements KernelRecipe {

    @Override
    public String identity() {
        return "";
    }

    @Override
    public boolean made(String version) {
        return true;
    }

    @Override
    public Optional<Offer> ask(KernelName name) {
        for (var release : apt.releases(name)) {
            var parts = apt.parts(release);
            var plan = apt.plan(parts);
            if (plan.size() == parts.size()) {
                return plan.stream()
                        .filter(file -> file.file().startsWith("linux-image-"))
                        .findFirst()
                        .map(file -> new Offer(release, file.version()));
            }
        }
        return Optional.empty();
    }

    @Override
    public void make(Offer offer, Path folder, Path home, Progress progress) throws IOException {
        tools.require(progress, Tools.Tool.DPKG_DEB, Tools.Tool.DEPMOD);
        download(offer, folder, progress);
        progress.step("unpacking " + offer.release());
        unpack(folder);
        rewritePaths(folder, home);
        removeBtf(folder);
        var depmod = tools.get(Tools.Tool.DEPMOD);
        HostProgram.of(depmod, "-b", folder.toString(), offer.release()).run().orThrow();
    }

    private void download(Offer offer, Path folder, Progress progress) {
        var parts = apt.parts(offer.release());
        var bytes = apt.plan(parts).stream().mapToLong(AptOutput.Download::bytes).sum();
        progress.step("downloading Linux %s (%.0f MB)".formatted(offer.release(), bytes / 1e6));
        apt.download(parts, folder);
    }

    private void unpack(Path folder) throws IOException {
        try (var packages = Files.newDirectoryStream(folder, "*.deb")) {
            for (var each : packages) {
                HostProgram.of(
                                tools.get(Tools.Tool.DPKG_DEB),
                                "--extract",
                                each.toString(),
                                folder.toString())
                        .run()
                        .orThrow();
                Files.delete(each);
            }
        }
    }

    /// With the kernel's BTF at hand kbuild insists on `pahole`, another tool, to give modules BTF
    /// of their own; without it, it says that it skips that.
    private static void removeBtf(Path folder) throws IOException {
        try (var headers = Files.newDirectoryStream(folder.resolve("usr/src"), "linux-headers-*")) {
            for (var each : headers) Files.deleteIfExists(each.resolve("vmlinux"));
        }
    }

    /// The headers are made for `/usr/src`: their Makefile includes the common one by its absolute
    /// path. That, and the links from the modules' folder, must lead to where they really are.
    private static void rewritePaths(Path folder, Path home) throws IOException {
        try (var headers = Files.newDirectoryStream(folder.resolve("usr/src"), "linux-headers-*")) {
            for (var each : headers) {
                var makefile = each.resolve("Makefile");
                if (each.toString().matches(".*-common(-rt)?") || !Files.exists(makefile)) continue;
                var text = Files.readString(makefile);
                Files.writeString(makefile, text.replace("/usr/src/", home + "/usr/src/"));
            }
        }
        try (var modules = Files.newDirectoryStream(folder.resolve("lib/modules"))) {
            for (var each : modules) {
                for (var link : List.of(each.resolve("build"), each.resolve("source"))) {
                    if (!Files.isSymbolicLink(link)) continue;
                    var target = Path.of(home + Files.readSymbolicLink(link).toString());
                    Files.delete(link);
                    Files.createSymbolicLink(link, target);
                }
            }
        }
    }
}
