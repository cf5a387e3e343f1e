// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.bind;

/// The part of a module's life in which a call makes sense.
public enum Phase {
    /// Construction or run.
    ANY,
    /// Only in field initialisers and the constructor.
    CONSTRUCT,
    /// Only once the module is published: it lets the kernel call in.
    RUN
}
