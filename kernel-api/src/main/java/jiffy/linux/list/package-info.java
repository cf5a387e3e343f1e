// SPDX-License-Identifier: MIT OR GPL-2.0
/// The kernel's linked list (`linux/list.h`), and a table that is such a list with an index.
///
/// A list belongs to a lock; an element is named only while that lock is held, and leaves its list
/// through the list or an iterator: open links, and with them the classic mistakes, do not exist.
package jiffy.linux.list;
