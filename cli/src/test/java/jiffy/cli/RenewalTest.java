// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RenewalTest {
    @TempDir private Path folder;

    private Path copyOfTheJarOf(Class<?> type) throws Exception {
        var jar = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        return Files.copy(jar, folder.resolve(jar.getFileName()));
    }

    private static Map<String, byte[]> content(Path jar) throws IOException {
        var content = new TreeMap<String, byte[]>();
        try (var file = new JarFile(jar.toFile())) {
            for (var entry : file.stream().toList()) {
                content.put(entry.getName(), file.getInputStream(entry).readAllBytes());
            }
        }
        return content;
    }

    @Test
    void oldClassesAreRenewedAndAllElseStays() throws Exception {
        var jar = copyOfTheJarOf(CommandLine.class);
        var before = content(jar);
        Renewal.main(folder.toString());
        var after = content(jar);
        assertThat(after.keySet()).isEqualTo(before.keySet());
        for (var name : before.keySet()) {
            if (name.startsWith("picocli/") && name.endsWith(".class")) {
                var version = ClassFile.of().parse(after.get(name)).majorVersion();
                assertThat(version).as(name).isEqualTo(ClassFile.JAVA_7_VERSION);
            } else {
                assertThat(after.get(name)).as(name).isEqualTo(before.get(name));
            }
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void renewedClassesPassTheVerifier() throws Exception {
        var jar = copyOfTheJarOf(CommandLine.class);
        Renewal.renew(jar);
        var platform = ClassLoader.getPlatformClassLoader();
        try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, platform)) {
            for (var name : content(jar).keySet()) {
                if (name.startsWith("picocli/CommandLine") && name.endsWith(".class")) {
                    var type = name.replace('/', '.').replaceAll("\\.class$", "");
                    Assertions.assertThatCode(() -> Class.forName(type, true, loader))
                            .as(type)
                            .doesNotThrowAnyException();
                }
            }
        }
    }

    @Test
    void aJarThatIsNewEnoughIsLeftAlone() throws Exception {
        var jar = copyOfTheJarOf(Assertions.class);
        Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
        Renewal.main(folder.toString());
        assertThat(Files.getLastModifiedTime(jar)).isEqualTo(FileTime.fromMillis(0));
    }
}
