// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.bind;

/// Where code of the kernel runs.
public enum Context {
    /// On behalf of a process or a kernel thread: may sleep.
    PROCESS,
    /// A timer or another bottom half of an interrupt: may not sleep.
    SOFTIRQ,
    /// A hardware interrupt: may not sleep.
    HARDIRQ,
    /// Called back before the call returns, in the context of the caller.
    CALLER
}
