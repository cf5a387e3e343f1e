// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator.check;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A mistake that a run showed.
///
/// @param kind what it is
/// @param message what the kernel says: its first line
/// @param lines of Java, and whatever else explains it
public record Finding(Kind kind, String message, List<String> lines) {
    public Finding {
        lines = List.copyOf(lines);
    }

    /// The mistakes that are looked for, and what in the kernel looks for them.
    public enum Kind {
        /// Something that may sleep is called where nothing may: `CONFIG_DEBUG_ATOMIC_SLEEP`.
        SLEEP_IN_ATOMIC,
        /// A lock is given back by who does not hold it: lockdep.
        BAD_UNLOCK,
        /// A lock is taken again by who holds it: lockdep.
        RECURSIVE_LOCK,
        /// Locks are taken in two orders: lockdep.
        LOCK_ORDER,
        /// Somebody waits, and nobody will ever wake them: the hung task detector, the soft lockup
        /// detector.
        DEADLOCK,
        /// Code of the module does not end: the soft lockup detector.
        ENDLESS,
        /// Two threads touch the same memory, one writes, and nothing orders them: KCSAN.
        DATA_RACE,
        /// A timer or a work outlives its module: `CONFIG_DEBUG_OBJECTS`.
        LEFT_ACTIVE,
        /// Objects of a slab cache outlive it: `kmem_cache_destroy`.
        SLAB_LEAK,
        /// Code of the module runs after it was unloaded.
        USE_AFTER_UNLOAD,
        /// A timer or a work is armed where the module's life does not allow it yet.
        TOO_EARLY
    }

    /// All lines, as they stand in the kernel's log.
    public List<String> text() {
        return Stream.concat(Stream.of(message), lines.stream().map(line -> "  " + line)).toList();
    }

    @Override
    public String toString() {
        return text().stream().collect(Collectors.joining("\n"));
    }
}
