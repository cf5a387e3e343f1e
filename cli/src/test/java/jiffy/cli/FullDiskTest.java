// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import jiffy.cli.failure.Errors;
import jiffy.cli.failure.ExitCode;
import jiffy.cli.module.ModuleName;
import jiffy.cli.module.Skeleton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real small disk that is really full.
class FullDiskTest {
    private static final int PAGE = 4096;

    @TempDir private Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        var mounted = run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString());
        Assumptions.assumeTrue(mounted, "only root may mount a small disk");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
    }

    private static boolean run(String... command) throws Exception {
        var silent = ProcessBuilder.Redirect.DISCARD;
        return new ProcessBuilder(command)
                        .redirectOutput(silent)
                        .redirectError(silent)
                        .start()
                        .waitFor()
                == 0;
    }

    /// Fills the disk but for some pages.
    private void leave(int pages) throws IOException {
        var room = Files.getFileStore(disk).getUsableSpace() - pages * PAGE;
        Files.write(disk.resolve("fill"), new byte[Math.toIntExact(room)]);
    }

    @Test
    void noPartOfANewModuleStays() throws IOException {
        for (int pages = 0; pages < 3; pages++) {
            leave(pages);
            assertThatIOException()
                    .isThrownBy(() -> Skeleton.write(new ModuleName("probe"), disk))
                    .withMessageContaining(disk + "/probe")
                    .satisfies(e -> {
                        assertThat(Errors.of(e).exitCode()).isEqualTo(ExitCode.MACHINE);
                        assertThat(Errors.of(e)).hasMessageStartingWith("the disk is full: ");
                    });
            assertThat(disk.resolve("probe")).doesNotExist();
            Files.delete(disk.resolve("fill"));
        }
        assertThat(Skeleton.write(new ModuleName("probe"), disk)).allMatch(Files::exists);
    }

    @Test
    void aModuleIsBuiltWholeOrNotAtAll() throws Exception {
        assertThat(build("first")).isEmpty();
        var ko = disk.resolve("out/hello.ko");
        var first = Files.readAllBytes(ko);
        for (int pages = 0; pages < 3; pages++) {
            leave(pages);
            assertThat(build("second, which is longer")).contains("the disk is full: ", disk + "");
            assertThat(Files.readAllBytes(ko)).isEqualTo(first);
            assertThat(disk.resolve("out")).isDirectoryNotContaining("glob:**.part");
            Files.delete(disk.resolve("fill"));
        }
        assertThat(build("second, which is longer")).isEmpty();
        assertThat(Files.readAllBytes(ko)).isNotEqualTo(first);
    }

    /// What a build that must succeed, or must lack something of the machine, has to say.
    private String build(String message) throws IOException {
        var source =
                """
                package hello;
                import module jiffy.linux;
                @KernelModule(name = "hello", license = "GPL", description = "x")
                public final class Hello {
                    public Hello() {
                        Log.info("%s");
                    }
                }
                """;
        var file = Files.writeString(folder.resolve("Hello.java"), source.formatted(message));
        System.setProperty("jiffy.home", Path.of("..").toRealPath().toString());
        var err = new StringWriter();
        var nowhere = new PrintWriter(new StringWriter());
        var exit =
                Jiffy.run(
                        nowhere,
                        new PrintWriter(err, true),
                        "build",
                        file.toString(),
                        "-o",
                        disk.resolve("out").toString());
        assertThat(exit).as(err.toString()).isIn(ExitCode.OK, ExitCode.MACHINE);
        return exit == ExitCode.OK ? "" : err.toString();
    }
}
