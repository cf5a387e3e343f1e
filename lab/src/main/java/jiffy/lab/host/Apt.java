// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jiffy.lab.KernelName;
import jiffy.lab.LabException;
import jiffy.lab.Progress;
import jiffy.lab.Tools;

/// Debian's apt, used for asking and downloading; nothing here needs to be root but [#update].
public final class Apt {

    private static final Path LISTS = Path.of("/var/lib/apt/lists");

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
        HostProgram.of(tools.program("apt-get"), "update", "-q")
                .limit(Duration.ofMinutes(10))
                .run()
                .orThrow();
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
