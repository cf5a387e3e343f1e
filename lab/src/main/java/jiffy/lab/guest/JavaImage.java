// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.guest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jiffy.lab.LabException;
import jiffy.lab.Progress;
import jiffy.lab.Tools;
import jiffy.lab.host.Cache;
import jiffy.lab.host.Fingerprint;
import jiffy.lab.host.HostProgram;

/// A small Java for the guest: what `jlink` makes of this machine's JDK, as a disk image.
///
/// @param folder in the cache
public record JavaImage(Path folder) {

    /// Enough for programs that use files, threads and the foreign-function API.
    private static final String MODULES = "java.base,jdk.unsupported";

    /// Raise it when the recipe changes.
    private static final String RECIPE = "2";

    /// An ext4 file system, to be mounted read-only at `/opt/java`.
    public Path disk() {
        return folder.resolve("java.ext4");
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
    public static JavaImage of(Path jdk, Cache cache, Tools tools, Progress progress) {
        var identity =
                Fingerprint.of(RECIPE, MODULES, jdk.toString(), read(jdk.resolve("release")))
                        .shortText();
        return new JavaImage(
                cache.makeOnce(
                        "java", identity, progress, folder -> make(jdk, tools, folder, progress)));
    }

    private static String read(Path release) {
        try {
            return Files.readString(release);
        } catch (IOException e) {
            throw LabException.withHelp(
                    "no JDK at " + release.getParent(), "set JAVA_HOME to a JDK 25");
        }
    }

    private static void make(Path jdk, Tools tools, Path folder, Progress progress)
            throws IOException {
        var jlink = jdk.resolve("bin/jlink");
        if (!Files.isExecutable(jlink)) {
            throw LabException.withHelp(
                    "the Java at %s has no jlink".formatted(jdk), "set JAVA_HOME to a JDK 25");
        }
        progress.step("linking a Java for the guest");
        var tree = folder.resolve("tree");
        HostProgram.of(
                        jlink,
                        "--add-modules",
                        MODULES,
                        "--no-header-files",
                        "--no-man-pages",
                        "--generate-cds-archive",
                        "--output",
                        tree.toString())
                .run()
                .orThrow();
        var libraries = SharedLibraries.of(tools.get(Tools.Tool.LDD), nativeFiles(tree));
        Files.write(
                folder.resolve("libraries"),
                libraries.stream()
                        .filter(each -> !each.startsWith(tree))
                        .map(Path::toString)
                        .toList(),
                StandardCharsets.UTF_8);
        makeDisk(tools, tree, folder.resolve("java.ext4"));
        Cache.delete(tree);
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
