// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.syscall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemCallTest {

    @TempDir Path folder;

    @Test
    void errnoIsTheResultAsANegativeNumber() {
        assertThat(SystemCall.CLOSE.call(-1)).isEqualTo(-9);
        assertThat(SystemCall.KILL.call(Integer.MAX_VALUE, 0)).isEqualTo(-Errno.ESRCH.number());
    }

    @Test
    void openingTellsTheErrno() {
        var missing = folder.resolve("missing");
        var refused =
                catchThrowableOfType(
                        ErrnoException.class, () -> Descriptor.open(missing, Descriptor.O_RDONLY));
        assertThat(refused.errno()).isEqualTo(Errno.ENOENT);
        assertThat(refused).hasMessage("open " + missing + ": ENOENT");
    }

    @Test
    void readsSeeksAndWritesGoWhereTheyShould() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "0123456789");
        try (var arena = Arena.ofConfined();
                var descriptor = Descriptor.open(file, Descriptor.O_RDWR)) {
            var two = arena.allocate(2);
            assertThat(descriptor.seek(4, Descriptor.SEEK_SET)).isEqualTo(4);
            assertThat(descriptor.read(two)).isEqualTo(2);
            assertThat(two.get(ValueLayout.JAVA_BYTE, 1)).isEqualTo((byte) '5');
            assertThat(descriptor.seek(-1, Descriptor.SEEK_CUR)).isEqualTo(5);
            assertThat(descriptor.write("ab".getBytes())).isEqualTo(2);
            assertThat(descriptor.read(two, 9)).isEqualTo(1);
            assertThat(descriptor.write(1, 2)).isEqualTo(-Errno.EFAULT.number());
        }
        assertThat(file).hasContent("01234ab789");
    }

    @Test
    void theCpuClockOfAProcessIsReadByItsPid() throws Exception {
        var before = CpuClock.self().nanos();
        var byPid = CpuClock.of(ProcessHandle.current().pid()).nanos();
        assertThat(byPid).isBetween(before, CpuClock.self().nanos());
        assertThat(CpuClock.tickNanos()).isBetween(500_000L, 10_000_000L);
    }

    @Test
    void errorsHaveTheNamesOfC() {
        assertThat(new Errno(3)).isEqualTo(Errno.ESRCH).hasToString("ESRCH");
        assertThat(new Errno(71)).hasToString("errno 71");
    }
}
