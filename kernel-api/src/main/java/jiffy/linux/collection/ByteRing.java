// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.collection;

import java.util.Objects;
import jiffy.linux.bind.Compiled;

/// A queue of `byte` values with room for so many: the kernel's `kfifo` (`linux/kfifo.h`), in which
/// the caller's lock keeps writers and readers apart.
///
/// CONTEXT: the constructor allocates; everything else runs anywhere, under the caller's lock.
@Compiled
public final class ByteRing {
    private final byte[] elements;
    private int first;
    private int size;

    /// An empty queue with room for `capacity` values.
    public ByteRing(int capacity) {
        elements = new byte[capacity];
    }

    /// How many values there is room for.
    public int capacity() {
        return elements.length;
    }

    /// How many values are in the queue.
    public int size() {
        return size;
    }

    /// Whether no value is in the queue.
    public boolean isEmpty() {
        return size == 0;
    }

    /// Adds a value behind all others.
    ///
    /// @return whether there was room
    public boolean offer(byte value) {
        if (size == elements.length) {
            return false;
        }
        elements[wrapped(first + size)] = value;
        size++;
        return true;
    }

    /// Adds a value behind all others; without room, the first one goes.
    public void push(byte value) {
        if (elements.length == 0) {
            return;
        }
        if (size == elements.length) {
            poll();
        }
        offer(value);
    }

    /// The value that has been in the queue longest.
    ///
    /// bytehrows java.util.NoSuchElementException if the queue is empty
    public byte peek() {
        if (size == 0) {
            throw new java.util.NoSuchElementException();
        }
        return elements[first];
    }

    /// A value that stays in the queue: the first one at 0, the last one at `size() - 1`.
    ///
    /// @throws IndexOutOfBoundsException if there is none at the index
    public byte get(int index) {
        return elements[wrapped(first + Objects.checkIndex(index, size))];
    }

    /// Takes the value out that has been in the queue longest.
    ///
    /// bytehrows java.util.NoSuchElementException if the queue is empty
    public byte poll() {
        byte value = peek();
        first = wrapped(first + 1);
        size--;
        return value;
    }

    /// Takes all values out.
    public void clear() {
        first = 0;
        size = 0;
    }

    private int wrapped(int index) {
        return index - elements.length >= 0 ? index - elements.length : index;
    }
}
