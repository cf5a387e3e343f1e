// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import jiffy.lab.KernelName;
import jiffy.lab.LabException;
import jiffy.lab.Progress;
import jiffy.lab.Tools;

/// Debian's apt, used for asking and downloading; nothing here needs to be root but [#update] and
/// [#install].
public final class Apt {

    private static final Path LISTS = Path.of("/var/lib/apt/lists");
    private static final Duration TURN_LIMIT = Duration.ofMinutes(15);
    private static final Duration TURN_PAUSE = Duration.ofMillis(500);

    private final Tools tools;
    private final Path lists;

    public Apt(Tools tools) {
        this(tools, LISTS);
    }

    /// @param lists where apt keeps what `apt-get update` fetched
    public Apt(Tools tools, Path lists) {
        this.tools = tools;
        this.lists = lists;
    }

    /// A number that changes whenever `apt-get update` brought something new.
    public long listsStamp() {
        try (var files = Files.newDirectoryStream(lists, "*_Packages*")) {
            long newest = 0;
            for (var list : files) {
                newest = Math.max(newest, Files.getLastModifiedTime(list).toMillis());
            }
            return newest;
        } catch (IOException e) {
            return 0;
        }
    }

    /// Whether apt knows any package at all.
    public boolean hasLists() {
        return listsStamp() != 0;
    }

    /// Fetches the lists of what there is; only root may.
    public void update(Progress progress) {
        progress.step("running apt-get update");
        inTurn(progress, Duration.ofMinutes(10), "update", "-q").orThrow();
    }

    /// Installs packages; only root may. Lists that do not know them, or that are older than what
    /// there is, are fetched anew.
    ///
    /// @throws LabException with what apt said
    public void install(Collection<String> packages, Progress progress) {
        if (packages.stream().anyMatch(name -> !offers(name))) update(progress);
        var installed = installNow(packages, progress);
        if (AptOutput.isOutdated(installed.err())) {
            update(progress);
            installed = installNow(packages, progress);
        }
        installed.orThrow();
    }

    private HostProgram.Output installNow(Collection<String> packages, Progress progress) {
        progress.step("installing " + String.join(" ", packages));
        var arguments = new ArrayList<>(List.of("install", "-y", "-q", "--no-install-recommends"));
        arguments.addAll(packages);
        return inTurn(progress, TURN_LIMIT, arguments.toArray(String[]::new));
    }

    /// Runs what one program at a time may do: others of ours, or of the system, are waited for.
    private HostProgram.Output inTurn(Progress progress, Duration limit, String... arguments) {
        var program =
                HostProgram.of(tools.program("apt-get"), arguments)
                        .with("DEBIAN_FRONTEND", "noninteractive")
                        .limit(limit);
        var end = System.nanoTime() + TURN_LIMIT.toNanos();
        var output = program.run();
        if (isNotOurTurn(output)) progress.step("waiting for another program that uses apt");
        while (isNotOurTurn(output) && System.nanoTime() < end) {
            try {
                Thread.sleep(TURN_PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LabException("interrupted while waiting for apt", e);
            }
            output = program.run();
        }
        return output;
    }

    private static boolean isNotOurTurn(HostProgram.Output output) {
        return !output.ok() && AptOutput.isLocked(output.err());
    }

    /// Whether the package can be installed.
    public boolean offers(String name) {
        var policy = HostProgram.of(tools.program("apt-cache"), "policy", name).run();
        return policy.ok() && AptOutput.candidate(policy.out()).isPresent();
    }

    /// The releases of a kernel that apt offers, newest first.
    public List<String> releases(KernelName name) {
        var pattern = "^linux-headers-%s.*-amd64$".formatted(name.series().replace(".", "\\."));
        var search =
                HostProgram.of(tools.program("apt-cache"), "search", "--names-only", pattern).run();
        return search.ok() ? AptOutput.releases(search.out(), name) : List.of();
    }

    /// The packages that make up a release: image, headers and what the headers point into.
    public List<String> parts(String release) {
        var headers = "linux-headers-" + release;
        var depends = HostProgram.of(tools.program("apt-cache"), "depends", headers).run();
        var parts = new ArrayList<>(List.of("linux-image-" + release, headers));
        parts.addAll(AptOutput.headerParts(depends.orThrow()));
        return List.copyOf(parts);
    }

    /// The files that downloading these packages would fetch; empty if apt cannot get one of them.
    public List<AptOutput.Download> plan(List<String> packages) {
        var command = aptGetDownload(packages);
        command.add(2, "--print-uris");
        var plan = HostProgram.of(command).run();
        return plan.ok() ? AptOutput.downloads(plan.out()) : List.of();
    }

    /// Downloads packages into a folder, checked by apt as when it installs.
    ///
    /// @throws LabException if apt cannot get them
    public void download(List<String> packages, Path folder) {
        HostProgram.of(aptGetDownload(packages))
                .in(folder)
                .limit(Duration.ofMinutes(30))
                .run()
                .orThrow();
    }

    private List<String> aptGetDownload(List<String> packages) {
        var command = new ArrayList<>(List.of(tools.program("apt-get").toString(), "download"));
        // The folder is ours, so apt's own unprivileged user cannot write to it.
        command.addAll(List.of("-q", "-o", "APT::Sandbox::User=root"));
        command.addAll(packages);
        return command;
    }
}
