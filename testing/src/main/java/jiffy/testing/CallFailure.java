// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

/// A system call that failed.
public final class CallFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int errno;

    /// @param message what was tried and how the C library words the reason
    /// @param errno the reason, as in errno(3); 0 if it is not known
    public CallFailure(String message, int errno) {
        super(message);
        this.errno = errno;
    }

    /// The reason, as in errno(3); 0 if it is not known.
    public int errno() {
        return errno;
    }
}
