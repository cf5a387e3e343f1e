// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How many templates are kept.
class TemplatesTest {
    @TempDir private Path folder;

    /// With a memory file of a gigabyte, of which so much is more than a hole.
    private void template(String name, int kib, int usedAt) throws IOException {
        var template = Files.createDirectories(folder.resolve(name));
        try (var memory = new RandomAccessFile(template.resolve("memory").toFile(), "rw")) {
            memory.setLength(1 << 30);
            memory.write(new byte[kib * 1024]);
        }
        Files.setLastModifiedTime(template, FileTime.fromMillis(usedAt * 1000L));
    }

    @Test
    void thoseThatWereNotUsedForLongestGoFirst() throws IOException {
        template("newest", 1000, 4);
        template("oldest", 1000, 1);
        template("second", 1000, 3);
        template("third", 1000, 2);
        template("tmp-unfinished", 1000, 5);

        Templates.prune(folder, 2500);

        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder("newest", "second", "tmp-unfinished");
    }
}
