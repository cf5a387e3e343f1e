// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(name = "parameters", license = "GPL", description = "What is refused")
public final class Parameters {
    @Parameter static final int FIXED = 1; // error: KJ0002 a parameter is not `final`
    @Parameter static short type = 1; // error: KJ0002 a parameter is of type `int`
    @Parameter(min = 1, max = 3) static int range = 4; // error: KJ0002 the default of `range`
    @Parameter static int computed = Integer.bitCount(3); // error: KJ0002 a parameter's default
    static int none = 1; // error: KJ0105 the static field `none` is not a constant

    public Parameters() {
        Log.info("%d", range + computed);
    }
}
