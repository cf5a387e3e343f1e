// SPDX-License-Identifier: MIT OR GPL-2.0
package parts;

import module jiffy.linux;

/// Gives its reader a part of its bytes.
@KernelModule(name = "parts", license = "GPL", description = "Parts of an array")
public final class Parts {
    @Parameter static int from = 0;

    @Parameter static int length = 0;

    private final ProcFile file = new ProcFile("parts", 0444).reads(this::read);

    private void read(UserWriter out) throws Errno {
        var letters = new byte[26];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = (byte) ('a' + i);
        }
        if (out.offset() == 0) {
            int written = out.write(letters, from, length);
            for (int i = 0; i < written && out.remaining() > 0; i++) {
                out.write((byte) '.');
            }
        }
    }
}
