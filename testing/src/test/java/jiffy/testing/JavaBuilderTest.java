// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jiffy.lab.KernelName;
import jiffy.lab.Lab;
import jiffy.lab.LabException;
import jiffy.lab.Progress;
import jiffy.lab.VmOptions;
import jiffy.linux.module.KernelModule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From Java to a module that a kernel loads.
class JavaBuilderTest {

    private static final Lab LAB = Lab.open(System.err::println);

    @KernelModule(name = "greeter", license = "GPL", description = "")
    private static final class Marked {}

    @TempDir Path folder;

    @Test
    void buildsWhatAKernelLoads() throws IOException {
        var ko = build("Log.info(\"good day\");");
        try (var vm = LAB.boot(VmOptions.DEFAULT.withoutJava().clock(VmOptions.Clock.VIRTUAL))) {
            var kernel = VmKernel.begin(KernelName.DEFAULT, vm, ko);
            kernel.load();
            kernel.unload();

            assertThat(kernel.log().toString()).contains("greeter: good day");
            assertThat(kernel.log().verdict("greeter")).hasToString("kernel log clean");
        }
    }

    @Test
    void saysWhyItIsNone() {
        assertThatThrownBy(() -> build("double half = 0.5;"))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("is no module:")
                .hasMessageContaining("  Greeter.java:8:")
                .hasMessageContaining("help: jiffy check");
    }

    @Test
    void buildsOnlyModules() {
        assertThat(new JavaBuilder().canBuild(new ModuleSource(Marked.class, folder))).isTrue();
        assertThat(new JavaBuilder().canBuild(new ModuleSource(Lab.class, folder))).isFalse();
    }

    private Path build(String body) throws IOException {
        Files.writeString(
                folder.resolve("Greeter.java"),
                """
                package greeter;

                import module jiffy.linux;

                @KernelModule(name = "greeter", license = "GPL", description = "Greets")
                public final class Greeter {
                    public Greeter() {
                        %s
                    }
                }
                """
                        .formatted(body));
        var kernel = LAB.kernels().get(KernelName.DEFAULT, Progress.silent());
        var source = new ModuleSource(Marked.class, folder);
        return new JavaBuilder().build(source, kernel, LAB.tools(), Progress.silent());
    }
}
