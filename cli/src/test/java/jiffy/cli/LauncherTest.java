// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./jiffy` as people start it: a process. A copy of it stands in a folder of its own, whose
/// finished build is a class that prints what it is given, so that no test builds or runs Jiffy.
class LauncherTest {
    private static final Path JDK = Path.of(System.getProperty("java.home"));
    private static final String PRINTER =
            """
            package jiffy.cli;
            public class Jiffy {
                public static void main(String... args) {
                    for (var each : args) new java.io.File(each).toPath();
                    System.out.println(System.getProperty("jiffy.home"));
                    for (var each : args) System.out.println("[" + each + "]");
                }
            }
            """;

    @TempDir private Path folder;

    private record Ended(int exit, List<String> out, String err) {}

    private Path home() {
        return folder.resolve("home of it");
    }

    private void aFinishedBuild() throws Exception {
        var app = home().resolve("target/jiffy/app.1");
        Files.createDirectories(app.resolve("lib"));
        Files.createDirectories(home().resolve("cli/src/main"));
        var launcher = Path.of("../jiffy");
        Files.copy(launcher, home().resolve("jiffy"));
        home().resolve("jiffy").toFile().setExecutable(true);
        Files.writeString(home().resolve("pom.xml"), "<project/>");
        var source = Files.writeString(folder.resolve("Jiffy.java"), PRINTER);
        ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", app + "/lib", source.toString());
        Files.writeString(app.resolve("classpath"), app + "/lib\n");
        Files.writeString(app.resolve("lock"), "");
        Files.writeString(home().resolve("target/jiffy/stamp"), "app.1\n");
    }

    private static Ended run(Path where, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        var err = Files.createTempFile("launcher", "err");
        var builder = new ProcessBuilder(command).directory(where.toFile());
        builder.redirectError(err.toFile()).environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        var out = new String(process.getInputStream().readAllBytes()).lines().toList();
        var ended = new Ended(process.waitFor(), out, Files.readString(err));
        Files.delete(err);
        return ended;
    }

    private Ended jiffy(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(home().resolve("jiffy").toString()));
        command.addAll(List.of(arguments));
        return run(folder, Map.of("JAVA_HOME", JDK + ""), command.toArray(String[]::new));
    }

    @Test
    void argumentsArriveAsTheyAre() throws Exception {
        aFinishedBuild();
        assertThat(jiffy("a b", "", "*", "$HOME", "'\"\\", "-n", "x\ny"))
                .isEqualTo(
                        new Ended(
                                0,
                                List.of(
                                        home().toString(),
                                        "[a b]",
                                        "[]",
                                        "[*]",
                                        "[$HOME]",
                                        "['\"\\]",
                                        "[-n]",
                                        "[x",
                                        "y]"),
                                ""));
    }

    @Test
    void namesOfFilesNeedNoLocale() throws Exception {
        aFinishedBuild();
        var environment = Map.of("JAVA_HOME", JDK + "", "LC_ALL", "C");
        var ended = run(folder, environment, home().resolve("jiffy").toString(), "größer");
        assertThat(ended.exit()).as(ended.err()).isZero();
    }

    @Test
    void linksLeadHome() throws Exception {
        aFinishedBuild();
        Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(folder.resolve("bin/one"), Path.of("../home of it/jiffy"));
        Files.createSymbolicLink(folder.resolve("two"), folder.resolve("bin/one"));
        var environment = Map.of("JAVA_HOME", JDK + "");
        assertThat(run(folder.resolve("bin"), environment, "../two").out())
                .containsExactly(home().toString());
    }

    @Test
    void anOlderDefaultJavaIsPassedOver() throws Exception {
        aFinishedBuild();
        var old = jdk("old", "17.0.1");
        var environment = Map.of("JAVA_HOME", old + "", "JIFFY_JDK_DIRS", JDK.getParent() + "");
        var ended = run(folder, environment, home().resolve("jiffy").toString(), "x");
        assertThat(ended.out()).containsExactly(home().toString(), "[x]");
    }

    @Test
    void withoutANewJdkItSaysWhatToInstall() throws Exception {
        aFinishedBuild();
        var old = jdk("old", "17.0.1");
        var environment =
                Map.of(
                        "JAVA_HOME", old + "",
                        "JIFFY_JDK_DIRS", folder.resolve("jdks") + "",
                        "HOME", folder + "",
                        "PATH", "/nonexistent");
        var ended = run(folder, environment, "/bin/sh", home().resolve("jiffy").toString());
        assertThat(ended.exit()).isEqualTo(3);
        assertThat(ended.err())
                .contains(
                        "needs a JDK 25", old + " (Java 17)", "apt-get install", "JIFFY_JAVA_HOME");
    }

    @Test
    void aWrongWishIsNotPassedOver() throws Exception {
        aFinishedBuild();
        var environment = Map.of("JIFFY_JAVA_HOME", jdk("old", "17.0.1") + "");
        var ended = run(folder, environment, home().resolve("jiffy").toString());
        assertThat(ended.exit()).isEqualTo(3);
        assertThat(ended.err()).contains("JIFFY_JAVA_HOME is no JDK 25 or newer");
    }

    @Test
    void aNewerSourceIsBuiltAndAFailedBuildIsToldInShort() throws Exception {
        aFinishedBuild();
        var source = home().resolve("cli/src/main/New.java");
        Files.writeString(source, "");
        var stamp = home().resolve("target/jiffy/stamp");
        Files.setLastModifiedTime(stamp, java.nio.file.attribute.FileTime.fromMillis(0));
        var ended = jiffy("x");
        assertThat(ended.exit()).isNotZero();
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .contains("jiffy: building itself", "the whole log is")
                .doesNotContain("[INFO]", "[Help");
    }

    private Path jdk(String name, String version) throws IOException {
        var jdk = folder.resolve("jdks").resolve(name);
        Files.createDirectories(jdk.resolve("bin"));
        for (var program : List.of("bin/java", "bin/javac")) {
            Files.writeString(jdk.resolve(program), "#!/bin/sh\nexit 9\n");
            jdk.resolve(program).toFile().setExecutable(true);
        }
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return jdk;
    }
}
