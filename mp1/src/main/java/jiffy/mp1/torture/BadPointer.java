// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1.torture;

/// Memory that a system call cannot use as it is told to.
enum BadPointer {
    /// The first page of the address space.
    LOW,
    /// A page that may not be touched.
    GUARD,
    /// An address of the kernel.
    KERNEL,
    /// Good memory that ends before the buffer does.
    STRADDLING;

    static BadPointer of(long number) {
        return values()[(int) number];
    }
}
