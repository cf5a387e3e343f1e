// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.proc;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import jiffy.linux.Kernel;
import jiffy.linux.bind.C;
import jiffy.linux.bind.Formatted;
import jiffy.linux.bind.Header;
import jiffy.linux.bind.Lent;
import jiffy.linux.log.Format;
import jiffy.linux.task.Pid;

/// Where a file's text goes: `struct seq_file` (`linux/seq_file.h`). It keeps the text until the
/// reader has taken it, however small the reader's buffer.
@Header("linux/seq_file.h")
@Lent(type = "struct seq_file *")
public final class SeqFile {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /// An empty text; for a home.
    public SeqFile() {}

    /// Appends text: what `seq_printf` does, without reading the format when it runs.
    @C("")
    @Formatted(
            value = "seq_printf($this, $format$args)",
            sequence = "JIFFY_SEQ_PRINT($this, $room, $pieces)",
            text = "JIFFY_TEXT($text)",
            decimal = "JIFFY_DECIMAL($value)",
            decimalRoom = 32)
    public void printf(String format, Object... arguments) {
        bytes.writeBytes(Format.format(format, arguments).getBytes(StandardCharsets.UTF_8));
    }

    /// The number of a process as the mount of `/proc` through which the reader came shows it: in
    /// the reader's pid namespace; 0 if the process is not in it, or `hidepid` does not permit.
    @C("jiffy_proc_number($this->file, $0)")
    public int number(Pid pid) {
        var kernel = Kernel.current();
        return kernel.callerSees(pid) ? kernel.number(pid) : 0;
    }

    /// Appends the first bytes of an array, which need not be text; for the library on a JVM.
    public void append(byte[] from, int count) {
        bytes.write(from, 0, count);
    }

    /// What was appended; for a home.
    public byte[] bytes() {
        return bytes.toByteArray();
    }
}
