// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.text;

import java.nio.charset.StandardCharsets;
import jiffy.linux.bind.C;
import jiffy.linux.bind.Compiled;
import jiffy.linux.bind.Header;
import jiffy.linux.proc.SeqFile;

/// Text for the kernel's `seq_file`, `seq_write` (`linux/seq_file.h`): apart, so that only who
/// shows text needs the header.
@Compiled
@Header("linux/seq_file.h")
final class SeqText {
    private SeqText() {}

    /// Writes the first bytes of an array, which has so many.
    @C("seq_write($0, $1->elements, $2)")
    static void write(SeqFile out, byte[] bytes, int count) {
        out.printf("%s", new String(bytes, 0, count, StandardCharsets.UTF_8));
    }
}
