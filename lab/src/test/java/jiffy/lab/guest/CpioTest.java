// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.guest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CpioTest {

    @Test
    void writesHeaderNameAndContentInFours() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var cpio = new Cpio(bytes);
        cpio.file("etc/hi", 0644, "hello".getBytes(StandardCharsets.UTF_8));

        assertThat(bytes.toString(StandardCharsets.US_ASCII))
                .isEqualTo(
                        "070701" // magic
                                + "00000001" // inode
                                + "000081a4" // a file, 0644
                                + "00000000" // uid
                                + "00000000" // gid
                                + "00000001" // links
                                + "00000000" // time
                                + "00000005" // size
                                + "00000000"
                                + "00000000" // device of the file system
                                + "00000000"
                                + "00000000" // device
                                + "00000007" // name with its NUL
                                + "00000000" // checksum
                                + "etc/hi\0"
                                + "\0\0\0" // to a multiple of four
                                + "hello"
                                + "\0\0\0");
    }

    @Test
    void endsWithItsTrailer() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var cpio = new Cpio(bytes)) {
            cpio.characterDevice("dev/null", 0666, 1, 3);
        }

        assertThat(bytes.toString(StandardCharsets.US_ASCII)).contains("TRAILER!!!\0");
        assertThat(bytes.size() % 4).isZero();
    }
}
