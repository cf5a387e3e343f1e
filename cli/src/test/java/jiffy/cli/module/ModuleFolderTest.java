// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.cli.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jiffy.cli.failure.Failure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleFolderTest {
    @TempDir private Path place;

    @BeforeEach
    void layOut() throws IOException {
        write("hello/Hello.java");
        write("hello/deep/down/More.java");
        write("hello/test/HelloTest.java");
        write("hello/build/Generated.java");
        write("hello/README.md");
        write("empty/README.md");
        write("near/src/Src.java");
    }

    private void write(String file) throws IOException {
        Files.createDirectories(place.resolve(file).getParent());
        Files.writeString(place.resolve(file), "");
    }

    private ModuleFolder find(String what) throws IOException {
        return ModuleFolder.find(what, place.resolve("near"), List.of(place));
    }

    @Test
    void aFolderHasSourcesAndTests() throws IOException {
        var hello = place.resolve("hello");
        var module = find(hello.toString());
        assertThat(module.sources())
                .containsExactly(hello.resolve("Hello.java"), hello.resolve("deep/down/More.java"));
        assertThat(module.tests()).containsExactly(hello.resolve("test/HelloTest.java"));
        assertThat(module.build()).isEqualTo(hello.resolve("build"));
    }

    @Test
    void aNameIsLookedUp() throws IOException {
        assertThat(find("hello").folder()).isEqualTo(place.resolve("hello"));
    }

    /// This test runs in a folder that has a folder `src`.
    @Test
    void theNearestPlaceComesBeforeAFolderThatIsHere() throws IOException {
        assertThat(Path.of("src")).isDirectory();
        assertThat(find("src").folder()).isEqualTo(place.resolve("near/src"));
        assertThat(find("./src").folder()).isEqualTo(Path.of("./src"));
    }

    @Test
    void aFileIsAModuleByItself() throws IOException {
        var file = place.resolve("hello/deep/down/More.java");
        assertThat(find(file.toString()))
                .isEqualTo(new ModuleFolder(file.getParent(), List.of(file)));
    }

    @Test
    void theBuiltModuleIsFound() throws IOException {
        assertThat(find("hello").built()).isEmpty();
        write("hello/build/hello.ko");
        assertThat(find("hello").built()).contains(place.resolve("hello/build/hello.ko"));
    }

    @Test
    void whatIsNoModuleIsRefused() {
        refuses("helo", "there is no module `helo`", "one of empty, hello, near, src");
        refuses(place + "/nowhere", "there is no module", "");
        refuses(place + "/hello/README.md", "README.md is no Java file", "folder of a module");
        refuses("empty", "there is no Java source in", "jiffy new");
    }

    private void refuses(String what, String message, String help) {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> find(what))
                .withMessageContaining(message)
                .satisfies(failure -> assertThat(failure.help()).contains(help));
    }
}
