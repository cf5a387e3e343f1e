// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(name = "one", license = "GPL", description = "What is refused")
public final class TwoModules {
    public TwoModules() {}
}

@KernelModule(name = "two", license = "GPL", description = "What is refused")
final class Second { // error: KJ0002 there are two classes with `@KernelModule`
    Second() {}
}
