// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli.module;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jiffy.cli.failure.Failure;

/// The sources of a module and where what is made of them goes.
///
/// @param folder the folder of the module
/// @param sources its Java files but for its tests, in the order of their names
public record ModuleFolder(Path folder, List<Path> sources) {
    private static final String TEST = "test";
    private static final String BUILD = "build";

    /// Finds a module.
    ///
    /// @param what a folder, a Java file, or the name of a folder under one of the places
    /// @param nearest where a bare name is looked up first: this repository has a folder `mp1`
    ///     beside `modules/mp1`
    /// @param places where it is looked up if there is no such folder or file here
    /// @throws Failure if there is none, or no Java in it
    public static ModuleFolder find(String what, Path nearest, List<Path> places)
            throws IOException {
        var path = Path.of(what);
        var isName = !what.contains("/");
        if (isName && Files.isDirectory(nearest.resolve(what))) {
            return ofFolder(nearest.resolve(what));
        }
        if (Files.isRegularFile(path)) {
            return ofFile(path);
        }
        if (Files.isDirectory(path)) {
            return ofFolder(path);
        }
        for (var place : places) {
            if (isName && Files.isDirectory(place.resolve(what))) {
                return ofFolder(place.resolve(what));
            }
        }
        throw notThere(what, Stream.concat(Stream.of(nearest), places.stream()).toList());
    }

    private static ModuleFolder ofFile(Path file) {
        if (!file.toString().endsWith(".java")) {
            throw Failure.usage(
                    file + " is no Java file",
                    "name a .java file, or the folder of a module (jiffy new NAME makes one)");
        }
        if (!Files.isReadable(file)) {
            throw Failure.usage(file + " cannot be read", "look at its permissions: ls -l " + file);
        }
        return new ModuleFolder(file.toAbsolutePath().getParent(), List.of(file));
    }

    private static ModuleFolder ofFolder(Path folder) throws IOException {
        var sources = javaFiles(folder, List.of(TEST, BUILD));
        if (sources.isEmpty()) {
            throw Failure.usage(
                    "there is no Java source in " + folder,
                    "jiffy new NAME makes a module to start from");
        }
        return new ModuleFolder(folder, sources);
    }

    private static List<Path> javaFiles(Path folder, List<String> without) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().endsWith("-info.java"))
                    .filter(Files::isRegularFile)
                    .filter(file -> !without.contains(folder.relativize(file).getName(0) + ""))
                    .sorted()
                    .toList();
        }
    }

    private static Failure notThere(String what, List<Path> places) throws IOException {
        var names = names(places);
        return Failure.usage(
                "there is no module `" + what + "`",
                "name a folder or a .java file"
                        + (names.isEmpty() ? "" : ", or one of " + String.join(", ", names)));
    }

    private static List<String> names(List<Path> places) throws IOException {
        var names = Stream.<String>of();
        for (var place : places) {
            if (Files.isDirectory(place)) {
                try (var folders = Files.list(place)) {
                    var here = folders.filter(Files::isDirectory).map(Path::getFileName).toList();
                    names = Stream.concat(names, here.stream().map(Path::toString));
                }
            }
        }
        return names.distinct().sorted().toList();
    }

    /// Its tests, in the order of their names.
    public List<Path> tests() throws IOException {
        var test = folder.resolve(TEST);
        return Files.isDirectory(test) ? javaFiles(test, List.of()) : List.of();
    }

    /// Where what is made of the sources goes.
    public Path build() {
        return folder.resolve(BUILD);
    }

    /// The module as it was last built, if it was.
    public Optional<Path> built() throws IOException {
        if (!Files.isDirectory(build())) {
            return Optional.empty();
        }
        try (var files = Files.list(build())) {
            return files.filter(file -> file.toString().endsWith(".ko")).findFirst();
        }
    }
}
