// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(
        name = "license",
        license = "Proprietary", // error: KJ0002 the kernel does not know the license "Proprietary"
        description = "What is refused")
public final class License {
    public License() {}
}
