// SPDX-License-Identifier: MIT OR GPL-2.0
/// Locks. A lock is held for the length of a `try (var _ = lock.acquire()) { … }` and in no other
/// way: it cannot stay locked by mistake.
package jiffy.linux.sync;
