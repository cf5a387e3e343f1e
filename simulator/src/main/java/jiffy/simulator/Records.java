// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

/// What a `struct seq_file` shows: `struct seq_operations`. A position names a record for ever.
///
/// @param <R> a record
interface Records<R> {
    /// The position that was reached.
    final class Position {
        long index;
    }

    /// The first record from a position on, which becomes its own; null if there is none.
    R start(Position position);

    /// The record behind; null if there is none.
    R next(R record, Position position);

    /// The walk is over, or interrupted.
    void stop();

    /// Shows a record.
    ///
    /// @return 0 or a negative errno
    int show(R record, SeqBuffer out);
}
