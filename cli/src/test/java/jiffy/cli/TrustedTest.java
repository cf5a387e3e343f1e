// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import jiffy.cli.failure.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `check --trusted` lists what a module binds by itself.
class TrustedTest {
    private static final String CLOCK =
            """
                @Header("linux/ktime.h")
                static final class Clock {
                    @C("(s64)ktime_get_ns()") static long now() { return System.nanoTime(); }

                    @C(value = "msleep($0)", sleeps = true)
                    static void sleep(int millis) {}
                }
            """;

    private static final String OBJECTS =
            """
                @Header("linux/irq_work.h")
                @KernelObject(type = "struct irq_work", drain = "irq_work_sync(&$this)")
                static final class Interrupt {
                    @C("init_irq_work(&$this, $0)") Interrupt(Handler handler) {}

                    @Callback(
                            context = Context.HARDIRQ,
                            define = "void $name()\\n{ $invoke(); }")
                    interface Handler { void run(); }
                }
            """;

    @TempDir private Path folder;

    private String module;

    private record Ended(int exit, String out) {}

    private Ended check(String members, String... arguments) throws Exception {
        Files.writeString(
                Path.of(module),
                """
                package p;
                import module jiffy.linux;
                @KernelModule(name = "p", license = "GPL", description = "x")
                public final class P {
                %s}
                """
                        .formatted(members));
        var out = new StringWriter();
        var all = new String[arguments.length + 2];
        all[0] = "check";
        all[1] = module;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        System.setProperty("jiffy.home", Path.of("..").toAbsolutePath().normalize().toString());
        var writer = new PrintWriter(out, true);
        var exit = Jiffy.run(writer, writer, all);
        return new Ended(exit, out.toString());
    }

    @BeforeEach
    void aModule() {
        module = folder.resolve("P.java").toString();
    }

    @Test
    void forPeople() throws Exception {
        var ended = check(CLOCK + OBJECTS, "--trusted");

        assertThat(ended.exit()).isEqualTo(ExitCode.OK);
        assertThat(ended.out())
                .isEqualTo(
                        """
                        P.java:7:9: Clock.now (any context)
                            (s64)ktime_get_ns()
                        P.java:9:9: Clock.sleep (may sleep)
                            msleep($0)
                        P.java:13:5: Interrupt: drain
                            irq_work_sync(&$this)
                        P.java:15:9: Interrupt (any context)
                            init_irq_work(&$this, $0)
                        P.java:17:9: Handler: callback (called in a hard interrupt)
                            void $name()
                            { $invoke(); }
                        no errors in module p
                        """);
    }

    @Test
    void forPrograms() throws Exception {
        var ended = check(CLOCK, "--trusted", "--json");

        assertThat(ended.exit()).isEqualTo(ExitCode.OK);
        assertThat(ended.out())
                .startsWith("{\"diagnostics\":[],\"trusted\":[{\"name\":\"Clock.now\",")
                .contains("\"c\":\"msleep($0)\",\"facts\":[\"may sleep\"]")
                .contains("\"headers\":[\"linux/ktime.h\"]", "\"line\":7,\"column\":9,");
    }

    @Test
    void theApiIsNotTheModules() throws Exception {
        var ended = check("private final Mutex lock = new Mutex();\n", "--trusted");

        assertThat(ended.out())
                .isEqualTo(
                        """
                        nothing is trusted beside the kernel API
                        no errors in module p
                        """);
    }

    @Test
    void aModuleWithErrorsHasNoList() throws Exception {
        var ended = check("int x = 0.5;\n" + CLOCK, "--trusted", "--json");

        assertThat(ended.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(ended.out()).contains("\"rule\":\"KJ0001\"").endsWith("\"trusted\":null}\n");
    }
}
