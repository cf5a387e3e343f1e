// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.bind;

/// Which of a function's arguments its value is: so the compiler knows how large it is.
public enum Picks {
    /// None, or it is not known.
    NONE,
    /// The least.
    LEAST,
    /// The greatest.
    GREATEST
}
