// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.collection;

import jiffy.linux.bind.Compiled;

/// What a [HashMap] can find: an object that says what it equals. A record says it by itself:
/// `record Point(int x, int y) implements HashKey {}`; another class writes both methods.
@Compiled
public interface HashKey {
    /// The same for objects that are equal.
    @Override
    int hashCode();

    /// Whether the other is equal to this.
    @Override
    boolean equals(Object other);
}
