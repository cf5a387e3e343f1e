// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.list;

import jiffy.linux.bind.C;
import jiffy.linux.bind.Entry;
import jiffy.linux.bind.Header;
import jiffy.linux.bind.Owned;

/// What an element of a [Table] extends: it brings the links and owns the key.
///
/// @param <K> the key's class
@Header("linux/list.h")
@Entry(type = "struct jiffy_table_entry", release = "$release($this.key)")
public abstract class TableEntry<K extends Key> {
    Table<K, ?> owner;
    long order;
    private final K key;

    /// An entry that is in no table.
    @C("$this.key = $0")
    protected TableEntry(@Owned K key) {
        this.key = key;
    }

    /// The key.
    @C(value = "$this->key", pure = true, nonNull = true)
    public final K key() {
        return key;
    }

    /// Its place in the order of arrival in its table; for a home.
    public final long order() {
        return order;
    }
}
