// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jiffy.lab.host.Apt;

/// The programs of this machine that the lab uses, and where they come from.
///
/// @param path the folders that are searched, first hit wins
/// @param root whether we may install packages
public record Tools(List<Path> path, boolean root) {

    /// A program and the Debian package that has it.
    public enum Tool {
        QEMU("qemu-system-x86_64", "qemu-system-x86"),
        BUSYBOX("busybox", "busybox-static"),
        SHELL("dash", "dash"),
        BASH("bash", "bash"),
        KMOD("kmod", "kmod"),
        DEPMOD("depmod", "kmod"),
        GCC("gcc", "gcc"),
        OBJDUMP("objdump", "binutils"),
        ADDR2LINE("addr2line", "binutils"),
        GDB("gdb", "gdb"),
        STRIP("strip", "binutils"),
        MAKE("make", "make"),
        TAR("tar", "tar"),
        XZ("xz", "xz-utils"),
        GZIP("gzip", "gzip"),
        PATCH("patch", "patch"),
        FLEX("flex", "flex"),
        BISON("bison", "bison"),
        BC("bc", "bc"),
        MKE2FS("mke2fs", "e2fsprogs"),
        FUSERMOUNT("fusermount3", "fuse3"),
        LDD("ldd", "libc-bin"),
        DPKG_DEB("dpkg-deb", "dpkg"),
        SETSID("setsid", "util-linux"),
        SETPRIV("setpriv", "util-linux");

        final String program;
        final String debianPackage;

        Tool(String program, String debianPackage) {
            this.program = program;
            this.debianPackage = debianPackage;
        }
    }

    /// What programs need beside themselves, found by a file of it.
    private enum Part {
        /// To compile the guest's agent.
        C_LIBRARY_HEADERS(Tool.GCC, "the C library's headers", "/usr/include/stdio.h", "libc6-dev"),
        /// For objtool, which the kernel's build runs on every module.
        LIBELF(Tool.GCC, "libelf", "/usr/lib/x86_64-linux-gnu/libelf.so.1", "libelf1"),
        /// To compile objtool itself, together with a kernel whose image is packed.
        LIBELF_HEADERS(Tool.GZIP, "libelf's headers", "/usr/include/libelf.h", "libelf-dev");

        final Tool tool;

        final String title;
        final Path file;
        final String debianPackage;

        Part(Tool tool, String title, String file, String debianPackage) {
            this.tool = tool;
            this.title = title;
            this.file = Path.of(file);
            this.debianPackage = debianPackage;
        }
    }

    /// This machine's, as the environment has it. `sbin` is searched also where an ordinary user's
    /// `PATH` leaves it out.
    public static Tools of(Map<String, String> environment) {
        var folders = environment.getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin").split(":");
        var path =
                Stream.concat(Arrays.stream(folders), Stream.of("/usr/sbin", "/sbin"))
                        .filter(folder -> !folder.isBlank())
                        .map(Path::of)
                        .distinct()
                        .toList();
        return new Tools(path, "root".equals(System.getProperty("user.name")));
    }

    /// Where a tool is, if it is there.
    public Optional<Path> find(Tool tool) {
        return find(tool.program);
    }

    private Optional<Path> find(String program) {
        return path.stream()
                .map(folder -> folder.resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Where a tool is.
    ///
    /// @throws LabException with the command that installs it
    public Path get(Tool tool) {
        return find(tool).orElseThrow(() -> missing(List.of(tool.program), List.of(tool)));
    }

    /// Makes sure that all of these are there: as root by installing what is missing, and saying
    /// so.
    ///
    /// @throws LabException with the command that installs them, if we are not root or it fails
    public void require(Progress progress, Tool... tools) {
        var absent = Arrays.stream(tools).filter(tool -> find(tool).isEmpty()).toList();
        var names = new ArrayList<>(absent.stream().map(tool -> tool.program).toList());
        var packages = packages(absent);
        for (var part : Part.values()) {
            if (Arrays.asList(tools).contains(part.tool) && !Files.exists(part.file)) {
                names.add(part.title);
                packages.add(part.debianPackage);
            }
        }
        if (packages.isEmpty()) return;
        if (!root || find("apt-get").isEmpty()) throw missing(names, packages);
        new Apt(this).install(packages, progress);
        for (var tool : absent) get(tool);
    }

    private static LinkedHashSet<String> packages(List<Tool> tools) {
        var packages = new LinkedHashSet<String>();
        for (var tool : tools) packages.add(tool.debianPackage);
        return packages;
    }

    private LabException missing(List<String> names, List<Tool> tools) {
        return missing(names, packages(tools));
    }

    private LabException missing(List<String> names, LinkedHashSet<String> packages) {
        return LabException.withHelp(
                "missing on this machine: " + String.join(", ", names),
                "run: %sapt-get install --no-install-recommends %s"
                        .formatted(root ? "" : "sudo ", String.join(" ", packages)));
    }

    /// Any other program on the path.
    ///
    /// @throws LabException if it is not there
    public Path program(String name) {
        return find(name)
                .orElseThrow(() ->
                        LabException.withHelp(
                                name + " is not on this machine",
                                "the lab gets its kernels with Debian's own tools; on"
                                        + " another system, run it in a Debian container"));
    }
}
