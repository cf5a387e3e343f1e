// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.torture;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reads beyond the end of a list that is empty: nobody is asked for processes.
class OracleTest {

    private static final byte[] LATER = "12: 0\n".getBytes(StandardCharsets.US_ASCII);

    @TempDir Path folder;
    private Oracle oracle;

    @BeforeEach
    void open() throws Exception {
        var list = new StatusList(Files.createFile(folder.resolve("status")));
        oracle = new Oracle(null, list);
        oracle.judge(new Operation(Verb.OPEN, 0, 0, 0), new byte[0], Outcome.of(3));
    }

    private void pread(long size, long offset, byte[] bytes) throws Deviation {
        var operation = new Operation(Verb.PREAD, 0, size, offset);
        oracle.judge(operation, new byte[0], new Outcome(bytes.length, bytes));
    }

    @Test
    void whoWasBeyondTheEndMayBeGivenWhatIsListedLater() throws Exception {
        pread(50, 1000, new byte[0]);
        pread(50, 1000, LATER);
    }

    @Test
    void aReadOfNothingLeadsNowhere() throws Exception {
        pread(0, 1000, new byte[0]);
        assertThatExceptionOfType(Deviation.class).isThrownBy(() -> pread(50, 1000, LATER));
    }

    @Test
    void aReadOfNothingLeavesADescriptionWhereItWas() throws Exception {
        pread(50, 1000, new byte[0]);
        pread(0, 2000, new byte[0]);
        pread(50, 1000, LATER);
    }
}
