// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.bind;

/// What a call means to a loop that walks a container. The compiler proves with it that the loop
/// ends after as many rounds as the container has elements.
public enum Walk {
    /// Nothing.
    NONE,
    /// Brings the walk one element closer to its end: the iterator goes on, or the container has
    /// one element less. A result of null says that there was none.
    STEP,
    /// True as long as there is an element to come.
    MORE,
    /// True once there is no element any more.
    DONE
}
