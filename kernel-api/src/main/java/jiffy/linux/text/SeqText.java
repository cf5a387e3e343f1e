// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.text;

import jiffy.linux.bind.C;
import jiffy.linux.bind.Compiled;
import jiffy.linux.bind.Header;
import jiffy.linux.bind.ReadOnly;
import jiffy.linux.proc.SeqFile;

/// Text for the kernel's `seq_file`, `seq_write` (`linux/seq_file.h`): apart, so that only who
/// shows text needs the header.
@Compiled
@Header("linux/seq_file.h")
final class SeqText {
    private SeqText() {}

    /// Writes the first bytes of an array, which has so many.
    @C("seq_write($0, $1->elements, $2)")
    static void write(SeqFile out, @ReadOnly byte[] bytes, int count) {
        out.append(bytes, count);
    }
}
