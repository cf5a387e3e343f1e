// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(name = "parameters", license = "GPL", description = "What is refused")
public final class Parameters {
    @Parameter static final int FIXED = 1; // error: KJ0002 a parameter is not `final`

    public Parameters() {}
}
