// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.testing;

/// A module that was not loaded, or not removed. The message is what `insmod` or `rmmod` says.
public final class LoadFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LoadFailure(String message) {
        super(message);
    }
}
