// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux;

/// The kernel of the thread that asks.
final class Home {
    static final ScopedValue<Kernel> KERNEL = ScopedValue.newInstance();

    private Home() {}
}
