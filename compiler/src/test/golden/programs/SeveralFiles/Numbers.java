// SPDX-License-Identifier: MIT OR GPL-2.0
package golden;

final class Numbers {
    static final int ONE = 1;

    private Numbers() {}

    static int square(int n) {
        return n * n;
    }
}
