// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.list;

import java.util.NoSuchElementException;
import jiffy.linux.bind.C;
import jiffy.linux.bind.Header;
import jiffy.linux.bind.Removes;
import jiffy.linux.bind.Value;
import jiffy.linux.bind.Walk;

/// Walks a [KernelList] and may remove what it meets: `list_for_each_entry_safe` with `list_del`.
///
/// @param <E> the elements' class
@Header("linux/list.h")
@Value(type = "struct jiffy_list_iterator")
public final class ListIterator<E extends ListEntry> {
    private final KernelList<E> list;
    private int next;
    private boolean removable;

    ListIterator(KernelList<E> list) {
        this.list = list;
    }

    /// Whether there is one more.
    @C(value = "jiffy_list_has_next(&$this)", pure = true, walk = Walk.MORE)
    public boolean hasNext() {
        list.read();
        return next < list.elements.size();
    }

    /// The next element.
    ///
    /// @throws NoSuchElementException if there is none
    @C(value = "jiffy_list_next(&$this, &$result)", faults = true, nonNull = true, walk = Walk.STEP)
    public E next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        removable = true;
        return list.elements.get(next++);
    }

    /// Takes the element that [#next] gave last out of the list and frees it; it cannot be named
    /// afterwards. `list_del`, then the slab's free
    ///
    /// @throws IllegalStateException if there is none, or it was removed already
    @C(value = "jiffy_list_remove(&$this, $drop)", faults = true)
    @Removes
    public void remove() {
        if (!removable) {
            throw new IllegalStateException();
        }
        removable = false;
        list.write();
        list.elements.remove(--next).owner = null;
    }
}
