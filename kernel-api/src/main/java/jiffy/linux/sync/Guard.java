// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.sync;

/// Proof that a lock is held; exists only as the resource of a `try`.
public interface Guard extends AutoCloseable {
    /// Gives the lock back; called by the end of the `try`.
    @Override
    void close();
}
