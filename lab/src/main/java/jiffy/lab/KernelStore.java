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
import jiffy.lab.kernels.BuiltKernel;
import jiffy.lab.kernels.DebianKernel;
import jiffy.lab.kernels.KernelRecipe;
import jiffy.lab.kernels.KernelRecipe.Offer;

/// The kernels in the cache: Debian's, fetched with apt and unpacked, and those that are built from
/// its source; nothing is installed.
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

    /// Why tests do without a kernel: it takes long to build, and is not in the cache.
    public Optional<String> whyNotForTests(KernelName name) {
        if (!name.isOnRequest() || newestCached(name).isPresent()) return Optional.empty();
        return Optional.of("not in the cache; to have it: ./jiffy kernel get " + name);
    }

    /// The kernel of that name, fetched if it is not in the cache.
    ///
    /// @throws LabException if it can be had neither from apt nor from the cache
    public Kernel get(KernelName name, Progress progress) {
        var wanted = resolve(name, progress);
        if (wanted.isEmpty()) {
            return newestCached(name).orElseThrow(() -> nothingOffered(name));
        }
        var folder = cache.folder(KIND).resolve(wanted.get().folderName());
        if (Files.isDirectory(folder)) return kernel(name, folder);
        try {
            return kernel(name, fetch(name, wanted.get(), progress));
        } catch (LabException e) {
            var older = newestCached(name);
            if (older.isEmpty()) return newer(name, wanted.get(), e, progress);
            progress.step(
                    "cannot get %s, using %s from the cache"
                            .formatted(wanted.get().release(), older.get().release()));
            return older.get();
        }
    }

    /// The archive drops a release when there is a newer one: lists that are old name what is gone.
    private Kernel newer(KernelName name, Offer old, LabException why, Progress progress) {
        if (!tools.root()) throw why;
        try {
            apt.update(progress);
        } catch (LabException e) {
            why.addSuppressed(e);
            throw why;
        }
        var offer =
                offered(name, progress).filter(each -> !each.equals(old)).orElseThrow(() -> why);
        return kernel(name, fetch(name, offer, progress));
    }

    /// What apt offers. Its lists are fetched anew where they are all that is missing: there are
    /// none, or they are of other parts of Debian.
    private Optional<Offer> resolve(KernelName name, Progress progress) {
        var offer = offered(name, progress);
        if (offer.isPresent() || !tools.root() || newestCached(name).isPresent()) return offer;
        apt.update(progress);
        return offered(name, progress);
    }

    /// Asking apt takes a second, so the answer is kept until its lists change.
    private Optional<Offer> offered(KernelName name, Progress progress) {
        var stamp = apt.listsStamp() + recipe(name).identity();
        var answers = cache.folder(KIND).resolve("offers-" + name + ".properties");
        var known = read(answers);
        if (!stamp.equals(known.getProperty("stamp"))) {
            known.clear();
            known.setProperty("stamp", stamp);
            ask(name, progress)
                    .ifPresent(offer -> {
                        known.setProperty("release", offer.release());
                        known.setProperty("version", offer.version());
                    });
            write(answers, known);
        }
        return Optional.ofNullable(known.getProperty("release"))
                .map(release -> new Offer(release, known.getProperty("version")));
    }

    private Optional<Offer> ask(KernelName name, Progress progress) {
        if (!apt.hasLists()) return Optional.empty();
        progress.step("asking apt for the newest " + name);
        return recipe(name).ask(name);
    }

    private Path fetch(KernelName name, Offer offer, Progress progress) {
        var home = cache.folder(KIND).resolve(offer.folderName());
        refuseSpace(home);
        return cache.makeOnce(
                KIND,
                offer.folderName(),
                progress,
                folder -> recipe(name).make(offer, folder, home, progress));
    }

    private KernelRecipe recipe(KernelName name) {
        return name.isBuiltHere()
                ? new BuiltKernel(name, cache, tools, apt)
                : new DebianKernel(tools, apt);
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
                if (isExactly(name, kernel.release())
                        && recipe(name).made(kernel.version())
                        && Files.exists(kernel.image())) {
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
