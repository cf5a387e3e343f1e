// SPDX-License-Identifier: MIT OR GPL-2.0
/// Containers of numbers with room that is allocated once: what they do afterwards allocates
/// nothing, so they may be used in every context. None has a lock of its own: what is shared is
/// used
/// under one lock of the module.
package jiffy.linux.collection;
