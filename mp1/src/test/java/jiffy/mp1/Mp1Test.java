// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jiffy.mp1.syscall.Errno;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An ordinary file stands for the status file; what the real one answers is the conformance
/// suite's.
class Mp1Test {

    @TempDir Path folder;

    @Test
    void aMissingFileMeansThatTheModuleIsNotLoaded() {
        var file = folder.resolve("mp1/status");
        var refused = catchThrowableOfType(Mp1Exception.class, () -> new Mp1(file).register());
        assertThat(refused.errno()).isEqualTo(Errno.ENOENT);
        assertThat(refused)
                .hasMessage("mp1 is not loaded: " + file + " does not exist; insmod mp1.ko");
        assertThat(catchThrowableOfType(Mp1Exception.class, () -> new Mp1(file).read()))
                .hasMessage(refused.getMessage());
    }

    @Test
    void aRegistrationIsOneLineWithThePid() throws IOException {
        var file = Files.createFile(folder.resolve("status"));
        new Mp1(file).register(423);
        assertThat(file).hasContent("423\n");
        new Mp1(file).register();
        assertThat(file).hasContent(ProcessHandle.current().pid() + "\n");
    }

    @Test
    void theListIsRead() throws IOException {
        var mp1 = new Mp1(Files.writeString(folder.resolve("status"), "9: 1\n3: 2\n"));
        assertThat(mp1.read()).containsExactly(new CpuTime(9, 1), new CpuTime(3, 2));
        assertThat(mp1.find(3)).contains(new CpuTime(3, 2));
        assertThat(mp1.find(4)).isEmpty();
    }

    @Test
    void aListLargerThanTheBufferIsReadWhole() throws IOException {
        var text = new StringBuilder();
        for (var pid = 1; pid <= 20_000; pid++) {
            text.append(new CpuTime(pid, pid * 1000L)).append('\n');
        }
        var mp1 = new Mp1(Files.writeString(folder.resolve("status"), text));
        assertThat(mp1.read()).hasSize(20_000).last().isEqualTo(new CpuTime(20_000, 20_000_000));
    }

    @Test
    void anotherFileIsNotTakenForTheList() throws IOException {
        var file = Files.writeString(folder.resolve("status"), "hello\n");
        assertThat(catchThrowableOfType(Mp1Exception.class, () -> new Mp1(file).read()))
                .hasMessageContaining("is not the list of mp1")
                .hasMessageContaining("`hello`");
    }

    @Test
    void theKernelsErrnoReachesTheException() {
        var full = new Mp1(Path.of("/dev/full"));
        var refused = catchThrowableOfType(Mp1Exception.class, () -> full.register(423));
        assertThat(refused.errno()).isEqualTo(Errno.ENOSPC);
        assertThat(refused).hasMessageContaining("limit");
    }

    @ParameterizedTest
    @CsvSource({
        "3, there is no process 423",
        "17, process 423 is already registered",
        "22, 423 is not a PID",
        "28, larger limits",
        "5, mp1 was unloaded",
        "12, no memory",
        "71, errno 71"
    })
    void eachErrnoSaysWhatHappened(int errno, String message) {
        assertThat(Mp1Exception.registering(423, new Errno(errno))).hasMessageContaining(message);
    }
}
