// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jiffy.cli.failure.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.TestExecutionListener;

class SkeletonTest {
    @TempDir private Path place;

    @Test
    void aNewModulePassesItsOwnTestsInARealKernel() throws IOException {
        Skeleton.write(new ModuleName("log"), place);
        var module = ModuleFolder.find(place.resolve("log").toString(), place, List.of());
        var summary = new ModuleTests(module).run(new TestExecutionListener() {});
        assertThat(summary.getFailures()).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(3);
    }

    @Test
    void everyPlaceIsFilledIn() throws IOException {
        var files = Skeleton.files(new ModuleName("packet_count"));
        assertThat(files)
                .containsOnlyKeys(
                        "PacketCount.java", "test/PacketCountTest.java", "README.md", ".gitignore");
        assertThat(files.values()).noneMatch(text -> text.contains("NAME"));
        assertThat(files.get("PacketCount.java"))
                .contains("package packet_count;", "public final class PacketCount ");
    }

    @Test
    void whatIsThereStays() throws IOException {
        var folder = Files.createDirectory(place.resolve("hello"));
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> Skeleton.write(new ModuleName("hello"), place))
                .withMessageContaining("is there already");
        assertThat(folder).isEmptyDirectory();
    }
}
