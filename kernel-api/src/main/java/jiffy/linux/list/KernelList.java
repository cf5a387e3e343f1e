// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.list;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import jiffy.linux.bind.C;
import jiffy.linux.bind.ForEach;
import jiffy.linux.bind.Header;
import jiffy.linux.bind.KernelObject;
import jiffy.linux.bind.Owned;
import jiffy.linux.bind.Phase;

/// A doubly linked list of the kernel: `struct list_head` (`linux/list.h`). It owns its elements:
/// what is still in it when the module is released is freed. Not locked by itself.
///
/// @param <E> the elements' class
@Header("linux/list.h")
@KernelObject(type = "struct jiffy_list", release = "jiffy_list_clear(&$this, $drop)")
@ForEach("list_for_each_entry($each, &$this.head, $entry.node)")
public final class KernelList<E extends ListEntry> implements Iterable<E> {
    final ArrayList<E> elements = new ArrayList<>();

    /// An empty list. `INIT_LIST_HEAD`
    @C(value = "jiffy_list_init(&$this)", phase = Phase.CONSTRUCT)
    public KernelList() {}

    /// Puts an element in front. `list_add`
    ///
    /// @throws IllegalStateException if it is in a list already
    @C(value = "jiffy_list_add(&$this, $0)", faults = true, modifies = true)
    public void addFirst(@Owned E element) {
        own(element);
        elements.addFirst(element);
    }

    /// Puts an element at the end. `list_add_tail`
    ///
    /// @throws IllegalStateException if it is in a list already
    @C(value = "jiffy_list_add_tail(&$this, $0)", faults = true, modifies = true)
    public void addLast(@Owned E element) {
        own(element);
        elements.addLast(element);
    }

    /// Whether there is no element. `list_empty`
    @C(value = "list_empty(&$this.head)", pure = true)
    public boolean isEmpty() {
        return elements.isEmpty();
    }

    /// The number of elements; counted as they come and go, not by walking.
    @C(value = "$this.size", pure = true)
    public int size() {
        return elements.size();
    }

    /// Takes the first element out and hands it over; null if there is none. `list_del`
    @C(value = "jiffy_list_poll(&$this)", modifies = true)
    @Owned
    public E pollFirst() {
        if (elements.isEmpty()) {
            return null;
        }
        var first = elements.removeFirst();
        first.owner = null;
        return first;
    }

    /// The first element, which stays; null if there is none. `list_first_entry_or_null`
    @C(value = "jiffy_list_peek(&$this)")
    public E peekFirst() {
        return elements.isEmpty() ? null : elements.getFirst();
    }

    /// Walks the list and may remove. `list_for_each_entry_safe`
    @C("jiffy_list_iterate(&$this, &$result)")
    public ListIterator<E> walk() {
        return new ListIterator<>(this);
    }

    /// For the enhanced `for`: `list_for_each_entry`.
    @Override
    public Iterator<E> iterator() {
        return Collections.unmodifiableList(elements).iterator();
    }

    private void own(E element) {
        if (element.owner != null) {
            throw new IllegalStateException("the element is in a list already");
        }
        element.owner = this;
    }
}
