// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.list;

import java.util.HashMap;
import java.util.Optional;
import java.util.TreeMap;
import jiffy.linux.Errno;
import jiffy.linux.Kernel;
import jiffy.linux.bind.C;
import jiffy.linux.bind.Callback;
import jiffy.linux.bind.Context;
import jiffy.linux.bind.Header;
import jiffy.linux.bind.KernelObject;
import jiffy.linux.bind.Owned;
import jiffy.linux.bind.Phase;
import jiffy.linux.sync.Mutex;

/// A kernel list in order of arrival, indexed by key: adding, finding and removing cost the same
/// however many there are. It owns its entries. Not locked by itself; a walk locks for each batch,
/// and comes back to its place by an entry's order of arrival, so that others get the lock and the
/// CPU in between, and entries that vanish meanwhile neither skip nor repeat others.
///
/// @param <K> the key's class
/// @param <E> the entries' class
@Header({"linux/list.h", "linux/xarray.h"})
@KernelObject(type = "struct jiffy_table", release = "jiffy_table_clear(&$this, $drop)")
public final class Table<K extends Key, E extends TableEntry<K>> {
    /// Entries that a walk meets before others get the lock: `JIFFY_TABLE_BATCH`.
    private static final int BATCH = 128;

    private final HashMap<K, E> byKey = new HashMap<>();
    private final TreeMap<Long, E> byOrder = new TreeMap<>();
    private long nextOrder = 1;

    /// An empty table.
    @C(value = "jiffy_table_init(&$this)", phase = Phase.CONSTRUCT)
    public Table() {}

    /// Adds an entry at the end; may sleep, because the index may need memory.
    ///
    /// @throws Errno EEXIST if there is an entry with this key
    @C(
            value = "jiffy_table_add(&$this, $0)",
            fails = true,
            faults = true,
            modifies = true,
            sleeps = true)
    public void add(@Owned E entry) throws Errno {
        if (entry.owner != null) {
            throw new IllegalStateException("the entry is in a table already");
        }
        Kernel.current().maySleep();
        write();
        if (byKey.putIfAbsent(entry.key(), entry) != null) {
            throw new Errno(Errno.EEXIST);
        }
        entry.order = nextOrder++;
        byOrder.put(entry.order, entry);
        entry.owner = this;
    }

    /// The entry with this key, which stays in the table; null if there is none.
    @C("jiffy_table_find(&$this, $0)")
    public E find(K key) {
        read();
        return byKey.get(key);
    }

    /// Whether there is an entry with this key.
    @C("(jiffy_table_find(&$this, $0) != NULL)")
    public boolean contains(K key) {
        read();
        return byKey.containsKey(key);
    }

    /// Takes the entry with this key out and hands it over; null if there is none.
    @C(value = "jiffy_table_remove(&$this, $0)", modifies = true)
    @Owned
    public E remove(K key) {
        write();
        var entry = byKey.get(key);
        if (entry != null) {
            delete(entry);
        }
        return entry;
    }

    private void delete(E entry) {
        byKey.remove(entry.key());
        byOrder.remove(entry.order);
        entry.owner = null;
    }

    /// Whether there is no entry. `list_empty`
    @C(value = "list_empty(&$this.head)", pure = true)
    public boolean isEmpty() {
        read();
        return byKey.isEmpty();
    }

    /// The number of entries.
    @C(value = "$this.size", pure = true)
    public int size() {
        read();
        return byKey.size();
    }

    /// Asks the predicate about each entry, in order of arrival, and frees those for which it says
    /// yes. The lock is taken by the walk itself and held for a batch at a time; may sleep between
    /// batches. Entries that arrive meanwhile are met too.
    @C(
            value = "jiffy_table_remove_if(&$this, &$0, $1, $self, $drop, $nosleep)",
            rcuCallbacks = true,
            faults = true,
            modifies = true,
            sleeps = true)
    public void removeIf(Mutex lock, Test<E> test) {
        var next = Optional.of(0L);
        while (next.isPresent()) {
            try (var _ = lock.acquire()) {
                next = removeBatch(next.get(), test);
            }
        }
    }

    /// @return where the next batch begins, if there is more
    private Optional<Long> removeBatch(long from, Test<E> test) {
        var entry = entryFrom(from);
        for (int left = BATCH; entry != null; left--) {
            if (left == 0) {
                return Optional.of(entry.order);
            }
            write();
            long order = entry.order;
            if (test.test(entry)) {
                delete(entry);
            }
            entry = entryFrom(order + 1);
        }
        return Optional.empty();
    }

    /// The first entry from this place in the order of arrival on, or null; for a home.
    public E entryFrom(long order) {
        read();
        var found = byOrder.ceilingEntry(order);
        return found == null ? null : found.getValue();
    }

    private void read() {
        Kernel.current().access(this, false);
    }

    private void write() {
        Kernel.current().access(this, true);
    }

    /// A question about an entry, asked while the table's lock is held.
    ///
    /// @param <E> the entries' class
    @FunctionalInterface
    @Callback(
            context = Context.CALLER,
            holds = 0,
            define =
                    """
                    static __always_inline int $name(void *context, struct jiffy_table_entry *entry)
                    {
                        struct $module *self = context;
                        bool value = false;
                        $throws int status;

                        $invoke(entry);
                        $throws return status ? status : value;
                        $safe return value;
                    }
                    """)
    public interface Test<E> {
        /// The answer.
        boolean test(E entry);
    }
}
