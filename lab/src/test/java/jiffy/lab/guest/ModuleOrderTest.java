// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ModuleOrderTest {

    private static final String DEP =
            """
            kernel/drivers/virtio/virtio_ring.ko:
            kernel/drivers/virtio/virtio.ko: kernel/drivers/virtio/virtio_ring.ko
            kernel/drivers/char/virtio_console.ko: kernel/drivers/virtio/virtio.ko \
            kernel/drivers/virtio/virtio_ring.ko
            kernel/fs/ext4/ext4.ko.xz: kernel/fs/jbd2/jbd2.ko.xz
            kernel/fs/jbd2/jbd2.ko.xz:
            kernel/drivers/char/hw_random/virtio-rng.ko: kernel/drivers/virtio/virtio.ko
            """;

    @Test
    void whatIsNeededComesFirstAndOnce() {
        assertThat(new ModuleOrder(DEP).load(List.of("virtio_console", "ext4", "virtio")))
                .containsExactly(
                        "kernel/drivers/virtio/virtio_ring.ko",
                        "kernel/drivers/virtio/virtio.ko",
                        "kernel/drivers/char/virtio_console.ko",
                        "kernel/fs/jbd2/jbd2.ko.xz",
                        "kernel/fs/ext4/ext4.ko.xz");
    }

    @Test
    void dashAndUnderscoreAreTheSame() {
        assertThat(new ModuleOrder(DEP).load(List.of("virtio_rng")))
                .endsWith("kernel/drivers/char/hw_random/virtio-rng.ko");
    }

    @Test
    void whatIsBuiltInNeedsNothing() {
        assertThat(new ModuleOrder(DEP).load(List.of("virtio_pci"))).isEmpty();
    }
}
