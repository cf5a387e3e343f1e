// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator.fuse;

/// Who makes a system call.
///
/// @param thread its number; 0 for a kernel thread, and where it cannot be seen from here
public record Caller(int uid, int gid, int thread) {
    /// A thread of the kernel.
    public static final Caller KERNEL = new Caller(0, 0, 0);
}
