// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator.code;

/// Hears what the code of a module does. `site` is the number of a [Site].
public interface Observer {
    /// A field or an element is about to be read. `index` is the element's; -1 for a field.
    void reads(Object owner, int index, int site);

    /// A field or an element is about to be written.
    void writes(Object owner, int index, int site);

    /// A function of the kernel is about to be called.
    void calls(int site);

    /// A jump backwards is about to be made, as loops do.
    void loops(int site);

    /// Memory is about to be allocated.
    ///
    /// @param type of the object; null for an array
    /// @param bytes how much, roughly
    /// @throws OutOfMemoryError if there is none
    void allocates(Class<?> type, long bytes);

    /// An object was allocated.
    void allocated(Object object);
}
