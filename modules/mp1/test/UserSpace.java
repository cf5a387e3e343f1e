// SPDX-License-Identifier: MIT OR GPL-2.0
package mp1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import jiffy.lab.Command;
import jiffy.lab.Vm;
import jiffy.mp1.UserApp;
import jiffy.testing.TestKernel;

/// The user space of mp1 in a machine, and programs in C that only tests need.
final class UserSpace {
    private static final String JAR = "/tmp/user-space.jar";

    private UserSpace() {}

    /// The folder of the module, in whose folder `build` its classes are.
    static Path moduleFolder() throws Exception {
        var classes = Mp1.class.getProtectionDomain().getCodeSource().getLocation();
        return Path.of(classes.toURI()).getParent().getParent();
    }

    /// A program of this folder, compiled for any Linux.
    ///
    /// @param name of its source, without `.c`
    /// @param folder that it is written to
    static Path compiled(String name, Path folder) throws Exception {
        var source = moduleFolder().resolve("test").resolve(name + ".c");
        var program = folder.resolve(name);
        var gcc =
                new ProcessBuilder("gcc", "-O2", "-static", "-o", program + "", source + "")
                        .inheritIO()
                        .start();
        if (gcc.waitFor() != 0) {
            throw new IllegalStateException("gcc does not compile " + source);
        }
        return program;
    }

    /// Lets there be more processes than a machine of this size has otherwise.
    static void allowProcesses(TestKernel kernel) {
        kernel.shell("cd /proc/sys/kernel; echo 4194304 > pid_max; echo 400000 > threads-max")
                .orThrow();
    }

    /// Puts it there.
    static void install(Vm vm) throws Exception {
        var code = UserApp.class.getProtectionDomain().getCodeSource().getLocation();
        vm.push(jar(Path.of(code.toURI())), JAR, 0644);
    }

    private static byte[] jar(Path classes) throws IOException {
        if (Files.isRegularFile(classes)) {
            return Files.readAllBytes(classes);
        }
        var bytes = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(bytes);
                Stream<Path> files = Files.walk(classes)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, jar);
            }
        }
        return bytes.toByteArray();
    }

    /// Runs one of its programs.
    ///
    /// @param main the program's class
    static Command program(String main, Duration limit, String... arguments) {
        var words = new ArrayList<>(List.of("java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        words.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", JAR, main));
        words.addAll(List.of(arguments));
        return Command.of(words).limit(limit);
    }

    /// What a program of it printed, as text.
    static String text(ByteArrayOutputStream said) {
        return said.toString(StandardCharsets.UTF_8);
    }
}
