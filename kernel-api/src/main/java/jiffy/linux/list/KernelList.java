// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.list;

import java.util.ArrayList;
import java.util.Iterator;
import jiffy.linux.Kernel;
import jiffy.linux.bind.C;
import jiffy.linux.bind.ForEach;
import jiffy.linux.bind.Header;
import jiffy.linux.bind.KernelObject;
import jiffy.linux.bind.Owned;
import jiffy.linux.bind.Phase;
import jiffy.linux.bind.Walk;

/// A doubly linked list of the kernel: `struct list_head` (`linux/list.h`). It owns its elements:
/// what is still in it when the module is released is freed. Not locked by itself.
///
/// @param <E> the elements' class
@Header("linux/list.h")
@KernelObject(type = "struct jiffy_list", release = "jiffy_list_clear(&$this, $drop)")
@ForEach("list_for_each_entry($each, &$this.head, $entry.node)")
public final class KernelList<E extends ListEntry> implements Iterable<E> {
    final ArrayList<E> elements = new ArrayList<>();
    private final int capacity;

    /// An empty list. `INIT_LIST_HEAD`
    @C(value = "jiffy_list_init(&$this)", phase = Phase.CONSTRUCT)
    public KernelList() {
        capacity = Integer.MAX_VALUE;
    }

    /// An empty list that never has more than `capacity` elements. Only such a list may be walked
    /// where the kernel must not schedule, as under a [jiffy.linux.sync.SpinLock].
    ///
    /// @throws IllegalArgumentException if the capacity is negative
    @C(
            value = "jiffy_list_init_bounded(&$this, $0)",
            phase = Phase.CONSTRUCT,
            faults = true,
            bounded = true)
    public KernelList(int capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException("a negative capacity");
        }
        this.capacity = capacity;
    }

    /// Puts an element in front. `list_add`
    ///
    /// @throws IllegalStateException if it is in a list already, or the list is full
    @C(value = "jiffy_list_add(&$this, $0)", faults = true, modifies = true)
    public void addFirst(@Owned E element) {
        write();
        own(element);
        elements.addFirst(element);
    }

    /// Puts an element at the end. `list_add_tail`
    ///
    /// @throws IllegalStateException if it is in a list already, or the list is full
    @C(value = "jiffy_list_add_tail(&$this, $0)", faults = true, modifies = true)
    public void addLast(@Owned E element) {
        write();
        own(element);
        elements.addLast(element);
    }

    /// Whether there is no element. `list_empty`
    @C(value = "list_empty(&$this.head)", pure = true, walk = Walk.DONE)
    public boolean isEmpty() {
        read();
        return elements.isEmpty();
    }

    /// The number of elements; counted as they come and go, not by walking.
    @C(value = "$this.size", pure = true)
    public int size() {
        read();
        return elements.size();
    }

    /// Takes the first element out and hands it over; null if there is none. `list_del`
    @C(value = "jiffy_list_poll(&$this)", modifies = true, walk = Walk.STEP)
    @Owned
    public E pollFirst() {
        write();
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
        read();
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
        var each = elements.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                read();
                return each.hasNext();
            }

            @Override
            public E next() {
                read();
                return each.next();
            }
        };
    }

    void read() {
        Kernel.current().access(this, false);
    }

    void write() {
        Kernel.current().access(this, true);
    }

    private void own(E element) {
        if (element.owner != null) {
            throw new IllegalStateException("the element is in a list already");
        }
        if (elements.size() == capacity) {
            throw new IllegalStateException("the list is full");
        }
        element.owner = this;
    }
}
