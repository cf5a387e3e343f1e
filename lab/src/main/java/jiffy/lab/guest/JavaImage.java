// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.guest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jiffy.lab.JavaProgram;
import jiffy.lab.LabException;
import jiffy.lab.Progress;
import jiffy.lab.Tools;
import jiffy.lab.host.Cache;
import jiffy.lab.host.Fingerprint;
import jiffy.lab.host.HostProgram;

/// A small Java for the guest: what `jlink` makes of this machine's JDK; perhaps with a program.
///
/// @param folder in the cache
public record JavaImage(Path folder) {

    /// Enough for programs that use files, threads and the foreign-function API.
    private static final String MODULES = "java.base,jdk.unsupported";

    /// Raise it when the recipe changes.
    private static final String RECIPE = "4";

    private static final String DISK = "java.ext4";

    /// How a guest mounts it, as `mount(8)` wants it.
    ///
    /// @param type of the file system
    /// @param device that has it
    public record Mount(String type, String device, String options) {
        /// For our first process in the guest.
        public String line() {
            return "%s %s %s\n".formatted(type, device, options);
        }
    }

    /// The folder with all of it.
    public Path tree() {
        return folder.resolve("tree");
    }

    /// An ext4 file system with the same, made if it is not in the cache.
    public Path disk(Cache cache, Tools tools, Progress progress) {
        return cache.makeOnce(
                        "disks",
                        identity(),
                        progress,
                        unfinished -> makeDisk(tools, tree(), unfinished.resolve(DISK)))
                .resolve(DISK);
    }

    /// Changes with everything that the image depends on.
    public String identity() {
        return folder.getFileName().toString();
    }

    /// The libraries of this machine that its native code needs.
    public List<Path> libraries() {
        try {
            return Files.readAllLines(folder.resolve("libraries")).stream().map(Path::of).toList();
        } catch (IOException e) {
            throw Cache.failure("cannot read " + folder.resolve("libraries"), e);
        }
    }

    /// The image of a JDK, made if it is not in the cache.
    ///
    /// @param jdk its folder, as in `java.home`
    /// @param program that comes along, if any
    public static JavaImage of(
            Path jdk, Optional<JavaProgram> program, Cache cache, Tools tools, Progress progress) {
        var linked = Fingerprint.of(RECIPE, MODULES, jdk.toString(), read(jdk.resolve("release")));
        var identity =
                program.map(each -> Fingerprint.of(linked, training(each), content(each)))
                        .orElse(linked);
        return new JavaImage(
                cache.makeOnce(
                        "java",
                        identity.shortText(),
                        progress,
                        folder -> {
                            var tree = linked(jdk, linked, cache, progress);
                            makeImage(tree, program, tools, folder, progress);
                        }));
    }

    private static List<String> training(JavaProgram program) {
        return program.trainingCommand(Path.of("java"), Path.of("/"));
    }

    private static byte[] content(JavaProgram program) {
        try {
            return Files.readAllBytes(program.jar());
        } catch (IOException e) {
            throw Cache.failure("cannot read " + program.jar(), e);
        }
    }

    private static String read(Path release) {
        try {
            return Files.readString(release);
        } catch (IOException e) {
            throw LabException.withHelp(
                    "no JDK at " + release.getParent(), "set JAVA_HOME to a JDK 25");
        }
    }

    /// What jlink makes; it is kept, since programs that change are more frequent than JDKs.
    private static Path linked(Path jdk, Fingerprint identity, Cache cache, Progress progress) {
        return cache.makeOnce(
                        "jlink",
                        identity.shortText(),
                        progress,
                        folder -> link(jdk, folder, progress))
                .resolve("tree");
    }

    private static void link(Path jdk, Path folder, Progress progress) {
        var jlink = jdk.resolve("bin/jlink");
        if (!Files.isExecutable(jlink)) {
            throw LabException.withHelp(
                    "the Java at %s has no jlink".formatted(jdk), "set JAVA_HOME to a JDK 25");
        }
        progress.step("linking a Java for the guest");
        HostProgram.of(
                        jlink,
                        "--add-modules",
                        MODULES,
                        "--no-header-files",
                        "--no-man-pages",
                        "--generate-cds-archive",
                        "--output",
                        folder.resolve("tree").toString())
                .run()
                .orThrow();
    }

    private static void makeImage(
            Path linked, Optional<JavaProgram> program, Tools tools, Path folder, Progress progress)
            throws IOException {
        var tree = folder.resolve("tree");
        link(linked, tree);
        if (program.isPresent()) train(program.get(), tree, progress);
        var libraries = SharedLibraries.of(tools.get(Tools.Tool.LDD), nativeFiles(tree));
        Files.write(
                folder.resolve("libraries"),
                libraries.stream()
                        .filter(each -> !each.startsWith(tree))
                        .map(Path::toString)
                        .toList(),
                StandardCharsets.UTF_8);
    }

    /// The same files under another name: nobody writes to them.
    private static void link(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (var each : all.toList()) {
                var place = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) Files.createDirectory(place);
                else Files.createLink(place, each);
            }
        }
    }

    /// The JVM takes the cache only with the same jar; its folder may be another.
    private static void train(JavaProgram program, Path tree, Progress progress)
            throws IOException {
        progress.step("training " + program.mainClass() + " for a fast start in the guest");
        var folder = Files.createDirectories(tree.resolve("programs"));
        Files.copy(program.jar(), folder.resolve(program.jar().getFileName()));
        var trained =
                HostProgram.of(program.trainingCommand(tree.resolve("bin/java"), folder)).run();
        if (!Files.exists(program.cache(folder))) {
            throw new LabException(
                    "the training run of %s made no AOT cache:\n%s"
                            .formatted(program.mainClass(), trained.out() + trained.err()));
        }
    }

    private static List<Path> nativeFiles(Path tree) throws IOException {
        try (var files = Files.walk(tree)) {
            return files.filter(file ->
                            file.toString().endsWith(".so")
                                    || file.endsWith(Path.of("bin", "java")))
                    .toList();
        }
    }

    private static void makeDisk(Tools tools, Path tree, Path disk) throws IOException {
        long megabytes = (size(tree) >> 20) * 11 / 10 + 8;
        HostProgram.of(
                        tools.get(Tools.Tool.MKE2FS),
                        "-q",
                        "-t",
                        "ext4",
                        "-O",
                        "^has_journal",
                        "-m",
                        "0",
                        "-E",
                        "root_owner=0:0",
                        "-d",
                        tree.toString(),
                        disk.toString(),
                        megabytes + "M")
                .run()
                .orThrow();
    }

    private static long size(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
