// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.torture;

import java.nio.charset.StandardCharsets;
import jiffy.mp1.syscall.Errno;

/// What came of an operation.
///
/// @param result what the system call returned: a count, or an errno as a negative number
/// @param bytes that it read
record Outcome(long result, byte[] bytes) {

    private static final byte[] NOTHING = {};
    private static final int SHOWN = 60;

    static Outcome of(long result) {
        return new Outcome(result, NOTHING);
    }

    boolean failed() {
        return result < 0;
    }

    Errno errno() {
        return new Errno((int) -result);
    }

    /// In words: `EFAULT`, or `12` with the beginning of what was read.
    String show() {
        if (failed()) {
            return errno().name();
        }
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        return bytes.length == 0 ? Long.toString(result) : result + ": `" + shortened(text) + "`";
    }

    static String shortened(String text) {
        var start = text.substring(0, Math.min(SHOWN, text.length())).replace("\n", "\\n");
        return text.length() > SHOWN ? start + "…" : start;
    }
}
