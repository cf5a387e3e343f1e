// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import jiffy.lab.host.Apt;
import jiffy.lab.host.AptOutput;
import jiffy.lab.host.Cache;
import jiffy.lab.host.HostProgram;

/// Debian's kernels, fetched with apt and unpacked into the cache; nothing is installed.
///
/// A name means the newest release that apt's lists offer. Without apt, lists or network it means
/// the newest that is in the cache.
public final class KernelStore {

    private static final String KIND = "kernels";

    private final Cache cache;
    private final Tools tools;
    private final Apt apt;

    public KernelStore(Cache cache, Tools tools) {
        this(cache, tools, new Apt(tools));
    }

    KernelStore(Cache cache, Tools tools, Apt apt) {
        this.cache = cache;
        this.tools = tools;
        this.apt = apt;
    }

    /// A kernel that could be used and, if it is in the cache, which one.
    public record Listed(KernelName name, Optional<Kernel> cached) {}

    /// All names with what the cache has of them. Asks nobody and is quick.
    public List<Listed> list() {
        return KernelName.all().stream().map(name -> new Listed(name, newestCached(name))).toList();
    }

    /// The kernel of that name, fetched if it is not in the cache.
    ///
    /// @throws LabException if it can be had neither from apt nor from the cache
    public Kernel get(KernelName name, Progress progress) {
        tools.require(progress, Tools.Tool.DPKG_DEB, Tools.Tool.DEPMOD);
        var wanted = resolve(name, progress);
        if (wanted.isEmpty()) {
            return newestCached(name).orElseThrow(() -> nothingOffered(name));
        }
        var folder = cache.folder(KIND).resolve(wanted.get().folderName());
        if (Files.isDirectory(folder)) return kernel(name, folder);
        try {
            return kernel(name, fetch(wanted.get(), progress));
        } catch (LabException e) {
            var older = newestCached(name).orElseThrow(() -> e);
            progress.step(
                    "cannot get %s, using %s from the cache"
                            .formatted(wanted.get().release, older.release()));
            return older;
        }
    }

    /// A release that apt offers.
    private record Offer(String release, String version) {
        String folderName() {
            return release + "_" + version.replace(':', '~');
        }
    }

    /// Asking apt takes a second, so the answer is kept until its lists change.
    private Optional<Offer> resolve(KernelName name, Progress progress) {
        if (!apt.hasLists() && tools.root() && newestCached(name).isEmpty()) {
            apt.update(progress);
        }
        var stamp = Long.toString(apt.listsStamp());
        var answers = cache.folder(KIND).resolve("offers-" + name + ".properties");
        var known = read(answers);
        if (!stamp.equals(known.getProperty("stamp"))) {
            known.clear();
            known.setProperty("stamp", stamp);
            ask(name, progress)
                    .ifPresent(offer -> {
                        known.setProperty("release", offer.release);
                        known.setProperty("version", offer.version);
                    });
            write(answers, known);
        }
        return Optional.ofNullable(known.getProperty("release"))
                .map(release -> new Offer(release, known.getProperty("version")));
    }

    private Optional<Offer> ask(KernelName name, Progress progress) {
        if (!apt.hasLists()) return Optional.empty();
        progress.step("asking apt for the newest " + name);
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

    private Path fetch(Offer offer, Progress progress) {
        var home = cache.folder(KIND).resolve(offer.folderName());
        refuseSpace(home);
        return cache.makeOnce(
                KIND,
                offer.folderName(),
                progress,
                folder -> {
                    download(offer, folder, progress);
                    progress.step("unpacking " + offer.release);
                    unpack(folder);
                    rewritePaths(folder, home);
                    removeBtf(folder);
                    HostProgram.of(
                                    tools.get(Tools.Tool.DEPMOD),
                                    "-b",
                                    folder.toString(),
                                    offer.release)
                            .run()
                            .orThrow();
                });
    }

    private void download(Offer offer, Path folder, Progress progress) {
        var parts = apt.parts(offer.release);
        var bytes = apt.plan(parts).stream().mapToLong(AptOutput.Download::bytes).sum();
        progress.step("downloading Linux %s (%.0f MB)".formatted(offer.release, bytes / 1e6));
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

    private static void refuseSpace(Path home) {
        if (home.toString().matches("\\S+")) return;
        throw LabException.withHelp(
                "the kernel's build system cannot work in a folder with a space: " + home,
                "set JIFFY_CACHE to a folder without one");
    }

    private Optional<Kernel> newestCached(KernelName name) {
        var found = new ArrayList<Kernel>();
        var pattern = "%s.*-%s_*".formatted(name.series(), name.flavour());
        try (var folders = Files.newDirectoryStream(cache.folder(KIND), pattern)) {
            for (var each : folders) {
                var kernel = kernel(name, each);
                if (isExactly(name, kernel.release()) && Files.exists(kernel.image())) {
                    found.add(kernel);
                }
            }
        } catch (IOException e) {
            throw Cache.failure("cannot list " + cache.folder(KIND), e);
        }
        return found.stream()
                .max(
                        Comparator.comparing(Kernel::release, AptOutput.BY_NUMBERS)
                                .thenComparing(Kernel::version, AptOutput.BY_NUMBERS));
    }

    /// The glob for `amd64` also finds `cloud-amd64`; this does not.
    private static boolean isExactly(KernelName name, String release) {
        return !AptOutput.releases("linux-headers-" + release + " - ", name).isEmpty();
    }

    private static Kernel kernel(KernelName name, Path folder) {
        var parts = folder.getFileName().toString().split("_", 2);
        return new Kernel(name, parts[0], parts[1], folder);
    }

    private LabException nothingOffered(KernelName name) {
        var update = "run: %sapt-get update".formatted(tools.root() ? "" : "sudo ");
        return LabException.withHelp(
                "the kernel %s is neither in the cache nor offered by apt".formatted(name),
                apt.hasLists()
                        ? "add Debian 12 (bookworm) with security updates to apt's sources, then "
                                + update
                        : update);
    }

    private static Properties read(Path file) {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException | IllegalArgumentException e) {
            properties.clear(); // not there or torn: ask again
        }
        return properties;
    }

    /// Never leaves a part of the answers, which would name a kernel that there is not.
    private static void write(Path file, Properties properties) {
        var unfinished = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (var out = Files.newBufferedWriter(unfinished)) {
                properties.store(out, null);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Cache.delete(unfinished);
            throw Cache.failure("cannot write " + file, e);
        }
    }
}
