// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import jiffy.linux.Errno;
import jiffy.simulator.OpenFile.Whence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files below `/proc`: any buffer, any offset, errors.
class ProcFilesTest {
    private static final String STATUS = "/proc/mp1/status";
    private static final String NOTE = "/proc/procfile/note";

    private static String squares(int lines) {
        return LongStream.rangeClosed(1, lines)
                .mapToObj(i -> i + " " + i * i + "\n")
                .collect(Collectors.joining());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void assertErrno(int errno, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        CallError.class, e -> assertThat(e.errno()).isEqualTo(errno));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4096, 65_536})
    void aFileIsTheSameWithAnyBuffer(int size) {
        var kernel = Modules.simulator("seqfile");
        kernel.load("lines=500");
        assertThat(kernel.init().read("/proc/seqfile", size)).isEqualTo(squares(500));
    }

    @Test
    void aSequenceFileAtAnyOffset() {
        var kernel = Modules.simulator("seqfile");
        kernel.load("lines=300");
        var all = squares(300);
        try (var file = kernel.init().open("/proc/seqfile", Access.READ)) {
            for (int offset : List.of(1000, 3, 0, all.length() - 1, 17)) {
                assertThat(file.seek(offset, Whence.START)).isEqualTo(offset);
                assertThat(text(file.read(5)))
                        .isEqualTo(all.substring(offset, Math.min(offset + 5, all.length())));
            }
            assertThat(file.seek(-2, Whence.CURRENT)).isEqualTo(20);
            assertThat(text(file.readAt(100, 10))).isEqualTo(all.substring(100, 110));
            assertThat(text(file.read(1))).isEqualTo(all.substring(20, 21));
            assertThat(file.readAt(all.length(), 10)).isEmpty();
            assertThat(file.readAt(1 << 20, 10)).isEmpty();
            assertErrno(Errno.EINVAL, () -> file.seek(0, Whence.END));
            assertErrno(Errno.EINVAL, () -> file.seek(-1, Whence.START));
            assertErrno(Errno.EINVAL, () -> file.readAt(-1, 1));
            assertErrno(Errno.EBADF, () -> file.write(new byte[1]));
        }
        var closed = kernel.init().open("/proc/seqfile", Access.READ);
        closed.close();
        assertErrno(Errno.EBADF, () -> closed.seek(0, Whence.START));
    }

    /// A thousand entries, of which some vanish while they are read: the others are neither skipped
    /// nor repeated.
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 5000})
    void entriesThatVanishMeanwhile(int size) {
        var kernel = Modules.simulator("mp1");
        kernel.load("period_ms=1000");
        var processes = new ArrayList<Process>();
        for (int i = 0; i < 1000; i++) {
            processes.add(kernel.process(1000));
            kernel.init().write(STATUS, processes.getLast().number() + "");
        }
        var all = new StringBuilder();
        try (var file = kernel.init().open(STATUS, Access.READ)) {
            for (int i = 0; i < 700 / size + 1; i++) {
                all.append(text(file.read(size)));
            }
            for (int i = 0; i < 1000; i += 2) {
                processes.get(i).exit();
            }
            kernel.advance(java.time.Duration.ofSeconds(2));
            all.append(file.readAll(size));
        }
        var read = all.toString().lines().map(each -> each.split(":")[0]).toList();
        var expected =
                IntStream.range(0, 1000)
                        .filter(i -> i % 2 == 1)
                        .mapToObj(i -> processes.get(i).number() + "")
                        .toList();
        assertThat(read).doesNotHaveDuplicates().containsAll(expected);
        assertThat(kernel.findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 3, abc...",
        "24, 2, yz..",
        "24, 1000, yz..",
        "2147483647, 1, ''",
        "26, 1, ''",
        "-1, 3, ''",
        "3, 0, ''",
        "3, -2147483648, ''",
    })
    void partsOfAnArray(int from, int length, String expected) {
        var kernel = Modules.simulator("parts");
        kernel.load("from=" + from, "length=" + length);
        assertThat(kernel.init().read("/proc/parts")).isEqualTo(expected);
    }

    @Test
    void rawFilesKeepAnOffset() {
        var kernel = Modules.simulator("procfile");
        kernel.load();
        kernel.init().write(NOTE, "0123456789");
        try (var file = kernel.init().open(NOTE, Access.READ_WRITE)) {
            file.seek(6, Whence.START);
            assertThat(text(file.read(3))).isEqualTo("678");
            assertThat(text(file.read(3))).isEqualTo("9");
            assertThat(file.read(3)).isEmpty();
            assertThat(file.seek(0, Whence.END)).isZero();
            assertThat(text(file.readAt(8, 9))).isEqualTo("89");
        }
    }

    @Test
    void memoryThatIsNotThere() {
        var kernel = Modules.simulator("procfile");
        kernel.load();
        kernel.init().write(NOTE, "before");
        try (var file = kernel.init().open(NOTE, Access.READ_WRITE)) {
            assertErrno(Errno.EFAULT, () -> file.write("after".getBytes(), 6));
            assertErrno(Errno.EFAULT, () -> file.read(6, 5));
            assertThat(text(file.read(6))).isEqualTo("before");
        }
    }

    @Test
    void linesBeforeABadOneCount() {
        var kernel = Modules.simulator("mp1");
        kernel.load();
        var one = kernel.process(0).number();
        try (var file = kernel.init().open(STATUS, Access.WRITE)) {
            assertThat(file.write((one + "\njunk\n").getBytes())).isEqualTo(4);
            assertErrno(Errno.EINVAL, () -> file.write(new byte[0]));
            assertErrno(Errno.EEXIST, () -> file.write((one + "").getBytes()));
            assertErrno(Errno.ESRCH, () -> file.write("99999".getBytes()));
            assertErrno(Errno.EFAULT, () -> file.write("12".getBytes(), 3));
        }
        assertThat(kernel.init().read(STATUS)).isEqualTo(one + ": 0\n");
    }

    @Test
    void permissions() {
        var kernel = Modules.simulator("timers");
        kernel.load();
        var alice = kernel.process(1000);
        assertErrno(Errno.EACCES, () -> alice.open("/proc/timers", Access.READ));
        assertErrno(Errno.EACCES, () -> alice.open("/proc/timers", Access.READ_WRITE));
        alice.open("/proc/timers", Access.WRITE).close();
        assertErrno(Errno.EIO, () -> kernel.init().read("/proc/timers"));
        assertErrno(Errno.ENOENT, () -> alice.read("/proc/nothing"));
        assertErrno(21, () -> alice.read("/proc"));
        assertThat(alice.read("/sys/module/timers/parameters/period_ms")).isEqualTo("1000\n");
        assertErrno(
                Errno.EACCES,
                () -> kernel.init().write("/sys/module/timers/parameters/period_ms", "1"));
    }

    @Test
    void afterUnloadingAnOpenFileIsDead() {
        var kernel = Modules.simulator("mp1");
        kernel.load();
        var file = kernel.init().open(STATUS, Access.READ_WRITE);
        kernel.unload();
        assertErrno(Errno.EIO, () -> file.read(1));
        assertErrno(Errno.EIO, () -> file.write("1".getBytes()));
        assertErrno(Errno.EINVAL, () -> file.seek(0, Whence.START));
        file.close();
        kernel.load();
        assertThat(kernel.init().read(STATUS)).isEmpty();
        assertThat(kernel.findings()).isEmpty();
    }

    @Test
    void numbersAreTheReaders() {
        var kernel = Modules.simulator("mp1");
        kernel.load();
        var inside = kernel.namespace().child();
        var first = kernel.process(0, inside);
        var outside = kernel.process(0);
        first.write(STATUS, "1\n");
        kernel.init().write(STATUS, outside.number() + "");
        assertThat(first.read(STATUS)).isEqualTo("1: 0\n");
        assertThat(kernel.init().read(STATUS))
                .isEqualTo(
                        "%d: 0\n%d: 0\n"
                                .formatted(first.number(kernel.namespace()), outside.number()));
    }

    @Test
    void whatProcHidesIsHidden() {
        var kernel = Modules.simulator("mp1");
        kernel.load();
        kernel.hidepid(Hidepid.INVISIBLE);
        var alice = kernel.process(1000);
        var bob = kernel.process(1001);
        kernel.init().write(STATUS, alice.number() + "\n" + bob.number());
        assertThat(alice.read(STATUS)).isEqualTo(alice.number() + ": 0\n");
        assertErrno(Errno.ESRCH, () -> alice.write(STATUS, bob.number() + ""));
    }
}
