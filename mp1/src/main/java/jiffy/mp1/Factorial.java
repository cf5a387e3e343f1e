// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.mp1;

import java.math.BigInteger;

/// The work of [UserApp]: factorials, exact, one multiplication after the other.
final class Factorial {

    private Factorial() {}

    /// `n!`
    ///
    /// @throws IllegalArgumentException if `n` is negative
    static BigInteger of(int n) {
        if (n < 0) {
            throw new IllegalArgumentException("a factorial of " + n + " does not exist");
        }
        var product = BigInteger.ONE;
        for (var factor = 2; factor <= n; factor++) {
            product = product.multiply(BigInteger.valueOf(factor));
        }
        return product;
    }
}
