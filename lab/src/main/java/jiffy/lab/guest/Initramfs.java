// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.guest;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jiffy.lab.Kernel;
import jiffy.lab.Progress;
import jiffy.lab.Tools;
import jiffy.lab.host.Cache;
import jiffy.lab.host.Fingerprint;
import jiffy.lab.host.HostProgram;

/// The guest's file system: busybox, this machine's kmod, the drivers that it takes to talk to us,
/// our first process and our agent. It lives in the guest's memory.
///
/// @param folder in the cache
public record Initramfs(Path folder) {

    /// What a guest needs to reach the host and its disk, in so far as the kernel has it as
    /// modules. ext4 asks for crc32c by its alias, which no dependency shows.
    private static final List<String> DRIVERS =
            List.of("virtio_pci", "virtio_console", "virtio_blk", "crc32c_generic", "ext4");

    private static final List<String> FOLDERS =
            List.of(
                    "bin",
                    "dev",
                    "etc",
                    "etc/jiffy",
                    "home",
                    "lib",
                    "lib/modules",
                    "lib64",
                    "mnt",
                    "opt",
                    "opt/java",
                    "proc",
                    "root",
                    "run",
                    "sbin",
                    "sys",
                    "usr",
                    "usr/bin",
                    "usr/lib",
                    "usr/local",
                    "usr/local/bin",
                    "usr/sbin",
                    "var",
                    "var/log");

    private static final List<String> KMOD_COMMANDS =
            List.of("depmod", "insmod", "lsmod", "modinfo", "modprobe", "rmmod");

    /// Busybox's own shell would run its applets instead of what is on the path, so it is not `sh`.
    private static final List<Tools.Tool> COPIED =
            List.of(Tools.Tool.BUSYBOX, Tools.Tool.SHELL, Tools.Tool.KMOD);

    private static final String PASSWD =
            """
            root:x:0:0:root:/root:/bin/sh
            alice:x:1000:1000:alice:/home/alice:/bin/sh
            bob:x:1001:1001:bob:/home/bob:/bin/sh
            nobody:x:65534:65534:nobody:/:/bin/sh
            """;

    private static final String GROUP =
            """
            root:x:0:
            alice:x:1000:
            bob:x:1001:
            nogroup:x:65534:
            """;

    public Path file() {
        return folder.resolve("initramfs.cpio");
    }

    public String identity() {
        return folder.getFileName().toString();
    }

    /// Of this kernel and, if given, this Java; made if it is not in the cache.
    ///
    /// @param mount how the guest comes to its Java
    public static Initramfs of(
            Kernel kernel,
            Optional<JavaImage> java,
            Optional<JavaImage.Mount> mount,
            Cache cache,
            Tools tools,
            Progress progress) {
        var recipe = new Recipe(kernel, java, mount, tools);
        return new Initramfs(
                cache.makeOnce(
                        "initramfs",
                        recipe.fingerprint().shortText(),
                        progress,
                        folder -> {
                            progress.step("making the guest's file system");
                            recipe.cook(folder);
                        }));
    }

    /// What goes in.
    private record Recipe(
            Kernel kernel, Optional<JavaImage> java, Optional<JavaImage.Mount> mount, Tools tools) {

        Fingerprint fingerprint() {
            var programs =
                    COPIED.stream()
                            .map(tools::get)
                            .map(Recipe::stamp)
                            .collect(Collectors.joining("\n"));
            return Fingerprint.of(
                    "1",
                    resource("init"),
                    resource("agent.c"),
                    resource("calls.c"),
                    kernel.folder(),
                    java.map(JavaImage::identity).orElse(""),
                    mount,
                    programs);
        }

        private static String stamp(Path file) {
            try {
                var real = file.toRealPath();
                return "%s %d %s"
                        .formatted(real, Files.size(real), Files.getLastModifiedTime(real));
            } catch (IOException e) {
                throw Cache.failure("cannot read " + file, e);
            }
        }

        void cook(Path folder) throws IOException {
            var agent = compileAgent(folder);
            try (var out =
                            new BufferedOutputStream(
                                    Files.newOutputStream(folder.resolve("initramfs.cpio")));
                    var cpio = new Cpio(out)) {
                addFolders(cpio);
                addPrograms(cpio, agent);
                addLibraries(cpio);
                addDrivers(cpio);
                addAccounts(cpio);
            }
            Files.delete(agent);
        }

        private Path compileAgent(Path folder) throws IOException {
            var source = Files.write(folder.resolve("agent.c"), resource("agent.c"));
            var calls = Files.write(folder.resolve("calls.c"), resource("calls.c"));
            var agent = folder.resolve("jiffy-agent");
            HostProgram.of(
                            tools.get(Tools.Tool.GCC),
                            "-O2",
                            "-static",
                            "-s",
                            "-o",
                            agent.toString(),
                            source.toString(),
                            calls.toString())
                    .run()
                    .orThrow();
            Files.delete(source);
            Files.delete(calls);
            return agent;
        }

        private static void addFolders(Cpio cpio) throws IOException {
            for (var folder : FOLDERS) cpio.folder(folder, 0755);
            cpio.folder("tmp", 01777);
            cpio.characterDevice("dev/console", 0600, 5, 1);
            cpio.characterDevice("dev/null", 0666, 1, 3);
        }

        private void addPrograms(Cpio cpio, Path agent) throws IOException {
            cpio.file("init", 0755, resource("init"));
            cpio.file("usr/bin/jiffy-agent", 0755, Files.readAllBytes(agent));
            cpio.file("bin/busybox", 0755, Files.readAllBytes(tools.get(Tools.Tool.BUSYBOX)));
            cpio.file("usr/bin/kmod", 0755, Files.readAllBytes(tools.get(Tools.Tool.KMOD)));
            cpio.file("bin/sh", 0755, Files.readAllBytes(tools.get(Tools.Tool.SHELL)));
            for (var command : KMOD_COMMANDS) cpio.link("sbin/" + command, "/usr/bin/kmod");
            if (java.isPresent()) cpio.link("usr/bin/java", "/opt/java/bin/java");
        }

        private void addLibraries(Cpio cpio) throws IOException {
            var programs = COPIED.stream().map(tools::get).toList();
            var libraries = new TreeSet<>(SharedLibraries.of(tools.get(Tools.Tool.LDD), programs));
            java.ifPresent(image -> libraries.addAll(image.libraries()));
            var folders = new TreeSet<>(FOLDERS);
            for (var library : libraries) {
                var path = library.toString().substring(1);
                addParents(cpio, path, folders);
                cpio.file(path, 0755, Files.readAllBytes(library));
            }
        }

        private static void addParents(Cpio cpio, String path, TreeSet<String> known)
                throws IOException {
            for (int i = path.indexOf('/'); i > 0; i = path.indexOf('/', i + 1)) {
                var parent = path.substring(0, i);
                if (known.add(parent)) cpio.folder(parent, 0755);
            }
        }

        private void addDrivers(Cpio cpio) throws IOException {
            var modules = kernel.modulesDir();
            var order = new ModuleOrder(Files.readString(modules.resolve("modules.dep")));
            var files = order.load(DRIVERS);
            var home = "lib/modules/" + kernel.release();
            cpio.folder(home, 0755);
            cpio.folder(home + "/drivers", 0755);
            var list = new StringBuilder();
            for (var file : files) {
                var path = home + "/drivers/" + file.substring(file.lastIndexOf('/') + 1);
                cpio.file(path, 0644, Files.readAllBytes(modules.resolve(file)));
                list.append('/').append(path).append('\n');
            }
            cpio.file("etc/jiffy/modules", 0644, list.toString().getBytes());
            var mounted = mount.map(JavaImage.Mount::line).orElse("");
            cpio.file("etc/jiffy/java", 0644, mounted.getBytes(StandardCharsets.UTF_8));
        }

        private static void addAccounts(Cpio cpio) throws IOException {
            cpio.file("etc/passwd", 0644, PASSWD.getBytes());
            cpio.file("etc/group", 0644, GROUP.getBytes());
            cpio.file("etc/hosts", 0644, "127.0.0.1 localhost jiffy\n".getBytes());
        }

        private static byte[] resource(String name) {
            try (var in = Initramfs.class.getResourceAsStream(name)) {
                return in.readAllBytes();
            } catch (IOException e) {
                throw Cache.failure("cannot read the lab's own " + name, e);
            }
        }
    }
}
