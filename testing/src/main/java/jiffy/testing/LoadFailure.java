// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

/// A module that was not loaded, or not removed. The message is what `insmod` or `rmmod` says.
public final class LoadFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int errno;

    public LoadFailure(String message) {
        this(message, 0);
    }

    /// @param errno the reason, as in errno(3); 0 if it is not known
    public LoadFailure(String message, int errno) {
        super(message);
        this.errno = errno;
    }

    /// The reason, as in errno(3); 0 if it is not known, which it need not be where no allocation
    /// fails.
    public int errno() {
        return errno;
    }
}
