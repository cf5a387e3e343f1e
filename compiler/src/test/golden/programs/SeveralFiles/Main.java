// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(
        name = "several_files",
        license = "Dual MIT/GPL",
        description = "A module of several files")
public final class Main {
    public Main() {
        var shape = new Shape(3, 4);
        Log.info("%d %d", shape.area(), Numbers.square(shape.width));
    }
}
