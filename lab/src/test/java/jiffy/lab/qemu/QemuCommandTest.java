// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QemuCommandTest {

    private static final QemuCommand COMMAND =
            new QemuCommand(
                    "tcg",
                    512,
                    2,
                    false,
                    3,
                    Path.of("/k/vmlinuz"),
                    Path.of("/i.cpio"),
                    Optional.of(Path.of("/a,b/java.ext4")),
                    List.of("extra=1"));
    private static final QemuCommand.Place PLACE =
            new QemuCommand.Place(Path.of("/r/console"), Path.of("/r/qmp"), Path.of("/r"));

    private static String line(QemuCommand command, QemuCommand.Memory memory, boolean waits) {
        return String.join(" ", command.arguments(Path.of("/q"), memory, PLACE, waits));
    }

    @Test
    void describesTheMachine() {
        var line = line(COMMAND, new QemuCommand.Memory.Own(), false);

        assertThat(line)
                .startsWith("/q -no-user-config -nodefaults -display none -no-reboot")
                .contains("-machine q35,accel=tcg,memory-backend=memory -cpu max -smp 2 -m 512")
                .contains("-object memory-backend-ram,id=memory,size=512M")
                .contains("-kernel /k/vmlinuz -initrd /i.cpio")
                .contains("panic=-1")
                .contains(" extra=1 ")
                .contains("virtserialport,chardev=port7,name=jiffy.7")
                .doesNotContain("-icount")
                .doesNotContain("-incoming");
    }

    @Test
    void aCommaInAPathIsDoubled() {
        assertThat(line(COMMAND, new QemuCommand.Memory.Own(), false))
                .contains("readonly=on,file=/a,,b/java.ext4");
    }

    @Test
    void aTemplateIsWrittenSharedAndUsedPrivately() {
        var file = Path.of("/t/memory");

        assertThat(line(COMMAND, new QemuCommand.Memory.Written(file), false))
                .contains("memory-backend-file,id=memory,size=512M,share=on,mem-path=/t/memory");
        assertThat(line(COMMAND, new QemuCommand.Memory.CopyOnWrite(file), true))
                .contains("share=off,mem-path=/t/memory")
                .endsWith("-incoming defer");
    }

    @Test
    void virtualTimeCountsInstructions() {
        var virtual =
                new QemuCommand(
                        "tcg",
                        128,
                        1,
                        true,
                        5,
                        Path.of("/k"),
                        Path.of("/i"),
                        Optional.empty(),
                        List.of());

        assertThat(line(virtual, new QemuCommand.Memory.Own(), false))
                .contains("-icount shift=5,sleep=off")
                .contains("tsc=reliable")
                .doesNotContain("virtio-blk");
    }

    @Test
    void kvmUsesTheHostsProcessor() {
        assertThat(line(COMMAND.accelerator("kvm"), new QemuCommand.Memory.Own(), false))
                .contains("accel=kvm")
                .contains("-cpu host");
    }

    @Test
    void isReadBackFromItsFile() {
        assertThat(QemuCommandFile.read(QemuCommandFile.write(COMMAND))).isEqualTo(COMMAND);
    }
}
