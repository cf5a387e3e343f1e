// SPDX-License-Identifier: MIT OR GPL-2.0
/// Containers of numbers and of objects, beside those of the kernel that link objects to each other
/// ([jiffy.linux.list]).
///
/// Each allocates when it is constructed; later, only what says so. So most of it may be used in
/// every context. None has a lock of its own: what is shared is used under one lock of the module.
package jiffy.linux.collection;
