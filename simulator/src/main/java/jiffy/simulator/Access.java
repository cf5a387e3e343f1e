// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

/// For what a file is opened.
public enum Access {
    /// `O_RDONLY`
    READ,
    /// `O_WRONLY`
    WRITE,
    /// `O_RDWR`
    READ_WRITE;

    boolean reads() {
        return this != WRITE;
    }

    boolean writes() {
        return this != READ;
    }
}
