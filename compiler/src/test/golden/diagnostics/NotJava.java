// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

import module jiffy.linux;

@KernelModule(name = "not_java", license = "Dual MIT/GPL", description = "javac's own errors")
public final class NotJava {
    public NotJava() {
        int n = "text"; // error: KJ0001 incompatible types
        missing(); // error: KJ0001 cannot find symbol
    }
}
