// SPDX-License-Identifier: MIT OR GPL-2.0
// without: KJ0106
// kernel says: lib/vsprintf.c
package noformat;

import module jiffy.linux;

/// A format has a letter that the kernel's formats do not have.
@KernelModule(name = "noformat", license = "GPL", description = "No format")
public final class NoFormat {
    public NoFormat() {
        Log.info("half of it: %e", 1);
    }
}
