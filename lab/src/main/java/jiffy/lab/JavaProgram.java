// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A Java program that a guest has from the start, beside its Java.
///
/// Under software emulation a JVM spends seconds on what takes a tenth of one elsewhere: loading
/// classes, and compiling code that then runs a few times. So what a training run on the host
/// loaded comes along as an AOT cache (JEP 514), made by the very JVM that the guest has, and the
/// compiler waits for methods that are worth its time. The program itself is an ordinary one, in a
/// JVM of its own.
///
/// @param jar with its classes, all there are
/// @param mainClass in it
/// @param training arguments of the training run, which need not succeed
public record JavaProgram(Path jar, String mainClass, List<String> training) {

    /// Where guests have the jars and caches.
    private static final String FOLDER = "/opt/java/programs/";

    /// The same at training and in the guest, or the JVM would not take the cache.
    private static final List<String> FLAGS =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:CompileThresholdScaling=20",
                    "--enable-native-access=ALL-UNNAMED");

    public JavaProgram {
        training = List.copyOf(training);
    }

    /// Runs it in a guest that has it. The cache is mapped where it was made for: moving it costs
    /// half a second.
    public Command command(String... arguments) {
        var cached =
                List.of(
                        "java",
                        "-XX:+UnlockDiagnosticVMOptions",
                        "-XX:ArchiveRelocationMode=0",
                        "-XX:AOTCache=" + FOLDER + cacheName());
        return Command.of(line(cached, FOLDER + jarName(), List.of(arguments)));
    }

    /// The training run.
    ///
    /// @param java of the host, the same as the guest's
    /// @param folder that has the jar, and gets the cache
    public List<String> trainingCommand(Path java, Path folder) {
        var recording = List.of(java.toString(), "-XX:AOTCacheOutput=" + cache(folder));
        return line(recording, folder.resolve(jarName()).toString(), training);
    }

    /// The cache in a folder on the host.
    public Path cache(Path folder) {
        return folder.resolve(cacheName());
    }

    private String jarName() {
        return jar.getFileName().toString();
    }

    private String cacheName() {
        return jarName().replaceAll("\\.jar$", "") + ".aot";
    }

    private List<String> line(List<String> start, String where, List<String> arguments) {
        return Stream.of(start, FLAGS, List.of("-cp", where, mainClass), arguments)
                .flatMap(List::stream)
                .toList();
    }
}
