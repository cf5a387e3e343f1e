// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import jiffy.cli.failure.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JiffyTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        System.setProperty("jiffy.home", Path.of("..").toAbsolutePath().normalize().toString());
        return Jiffy.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    @Test
    void helpListsCommandsAndExitCodes() {
        assertThat(run("--help")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("insmod", "test", "Exit codes:", "jiffy new NAME");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void completionIsAScript() {
        assertThat(run("completion")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("complete -F", "insmod");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    lsmdo                    | Did you mean: jiffy lsmod
                    lsmod --on elsewhere     | expected one of [vm, host]
                    lsmod --nosuch           | Unknown option: '--nosuch'
                    insmod                   | Missing required parameter: 'MODULE'
                    modinfo nosuch           | there is no module `nosuch`
                    modinfo nosuch.ko        | there is no file nosuch.ko
                    modinfo pom.xml          | pom.xml is no kernel module (.ko)
                    insmod --on host pom.xml | pom.xml is no kernel module (.ko)
                    test nosuch              | there is no module `nosuch`
                    test pom.xml             | pom.xml is no Java file
                    test hello --kernel 5.4  | there is no kernel named 5.4
                    test --kernel 6.12       | --kernel needs a module
                    test --on jvm            | --on needs a module
                    test hello --on moon     | the tests run on `jvm`
                    test hello --seed 3      | --schedules and --seed need --on jvm
                    run mp1 --mount x        | --mount needs --on jvm
                    check nosuch             | there is no module `nosuch`
                    build pom.xml            | pom.xml is no Java file
                    build hello --kernel 5.4 | there is no kernel named 5.4
                    new Hello                | cannot be the name of a module
                    new class                | it is a word of the Java language
                    new src                  | src is there already
                    """)
    void aWrongCommandLineSaysWhatIsWrong(String line, String message) {
        assertThat(run(line.split(" +"))).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains(message).doesNotContain("\tat ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aModulesTestsRunInTheSimulatedKernel() {
        assertThat(run("test", "procfile", "--on", "jvm", "--schedules", "3"))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("ProcfileTest, simulated, seed 3", "9 passed, 0 failed, 0 skipped");
    }

    @Test
    void aFileThatOnlyClaimsToBeAModuleIsRefused(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("x.ko"), "no");
        assertThat(run("modinfo", file.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString())
                .contains("x.ko is no kernel module: it is not in the ELF format");
    }

    private static String hello(Path folder) throws IOException {
        var source =
                """
                package hello;
                import module jiffy.linux;
                @KernelModule(name = "hello", license = "GPL", description = "x")
                public final class Hello {
                    public Hello() {
                        Log.info("Hello, World");
                    }
                }
                """;
        return Files.writeString(folder.resolve("Hello.java"), source).toString();
    }

    @Test
    void withoutHeadersItSaysWhereTheyComeFrom(@TempDir Path folder) throws Exception {
        var hello = hello(folder);
        assertThat(run("build", hello, "--headers", folder.toString(), "-o", folder + "/out"))
                .isEqualTo(ExitCode.MACHINE);
        assertThat(err.toString()).contains("no kernel headers in " + folder, "jiffy kernel get");
    }

    @Test
    void whatTheCompilerRefusesIsShownAndFails(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("X.java"), "class X {");
        assertThat(run("check", file.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).startsWith(file + ":1:10: error[KJ0001]: reached end of file");
        assertThat(err.toString()).startsWith("jiffy: 1 error");
        assertThat(run("check", "--json", file.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).contains("\n[{\"rule\":\"KJ0001\"");
        assertThat(run("check", "--format=text", file.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("error[KJ0001]: ", "X.java:1:", "class X {\n");
    }

    @Test
    void whatAModuleBecomesIsPrinted(@TempDir Path folder) throws Exception {
        assertThat(run("emit", hello(folder))).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("#include <linux/module.h>", "Hello, World");
        assertThat(err.toString()).isEmpty();
        assertThat(run("emit", "--ir", hello(folder))).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("module hello");
    }

    @Test
    void aModuleThatNeedsNoKernelIsAProgramToo(@TempDir Path folder) throws Exception {
        var to = folder.resolve("out");
        assertThat(run("build", "--user", "-o", to.toString(), hello(folder)))
                .as(err.toString())
                .isEqualTo(ExitCode.OK);
        var process = new ProcessBuilder(out.toString().strip()).start();
        assertThat(process.getInputStream().readAllBytes()).asString().contains("<6>", "Hello");
        assertThat(process.waitFor()).isZero();
    }
}
