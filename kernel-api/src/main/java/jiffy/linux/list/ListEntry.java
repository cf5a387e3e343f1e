// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.linux.list;

import jiffy.linux.bind.Entry;
import jiffy.linux.bind.Header;

/// What an element of a [KernelList] extends: it brings the link, the lecture's
/// `struct list_head list` inside `struct my_cool_list`.
@Header("linux/list.h")
@Entry(type = "struct jiffy_list_entry")
public abstract class ListEntry {
    KernelList<?> owner;

    /// An entry that is in no list.
    protected ListEntry() {}
}
