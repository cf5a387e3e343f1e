// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(
        name = "no-name", // error: KJ0002 `no-name` is not a name for a module
        license = "GPL",
        description = "What is refused")
public final class ModuleName {
    public ModuleName() {}
}
