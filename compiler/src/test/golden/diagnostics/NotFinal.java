// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(name = "notfinal", license = "GPL", description = "What is refused")
public class NotFinal { // error: KJ0002 the module class is not `public final`
    public NotFinal() {}
}
