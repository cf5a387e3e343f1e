// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator.check;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jiffy.simulator.code.Site;

/// Finds accesses of which nothing says which one comes first: a happens-before detector in the
/// manner of FastTrack (Flanagan, Freund, PLDI 2009). Locks, timers, works and volatile fields
/// order; the order in which processes happen to make their calls does not.
public final class Races {
    /// The contents of a container of the kernel: a member as a field is one.
    private static final String CONTENTS = "(contents)";

    private final Map<Object, Shadow> shadows = new HashMap<>();
    private final ReferenceQueue<Object> gone = new ReferenceQueue<>();
    private final Set<Long> reported = new HashSet<>();

    /// An object by identity; does not keep it.
    private static final class Key extends WeakReference<Object> {
        private final int hash;

        Key(Object object, ReferenceQueue<Object> queue) {
            super(object, queue);
            hash = System.identityHashCode(object);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }
    }

    /// Looks an object's [Key] up.
    private record Probe(Object object) {
        @Override
        public int hashCode() {
            return System.identityHashCode(object);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.refersTo(object);
        }
    }

    /// What is known of an object, by field or element.
    private static final class Shadow {
        private final Map<String, Cell> fields = new HashMap<>();

        /// Of an array, as far as they were touched.
        private Cell[] elements = {};

        /// Who touched the object first.
        private Strand first;

        private boolean isShared;

        Cell field(String name) {
            return fields.computeIfAbsent(name, _ -> new Cell());
        }

        Cell element(Object array, int index) {
            if (elements.length == 0) {
                elements = new Cell[Array.getLength(array)];
            }
            if (elements[index] == null) {
                elements[index] = new Cell();
            }
            return elements[index];
        }
    }

    private record Access(Strand strand, long moment, int site) {
        boolean isNow(Strand other) {
            return strand == other && moment == other.moment();
        }

        boolean isBefore(Strand other) {
            return strand == other || other.comesAfter(strand.slot(), moment);
        }
    }

    private static final class Cell {
        private Access write;
        private final List<Access> reads = new ArrayList<>();
        private VectorClock published;

        /// Whether the same was done since the last time that anything was ordered.
        boolean isKnown(Strand strand, boolean isWrite) {
            if (isWrite) {
                return reads.isEmpty() && write != null && write.isNow(strand);
            }
            return !reads.isEmpty() && reads.getLast().isNow(strand);
        }
    }

    /// Whether anybody else has touched the object: if not, nobody can see a difference yet.
    public boolean isShared(Object object, Strand strand) {
        var shadow = shadow(object);
        if (shadow.isShared) {
            return true;
        }
        if (shadow.first == null) {
            shadow.first = strand;
        }
        shadow.isShared = shadow.first != strand;
        return shadow.isShared;
    }

    /// An access to a field, an element, or the contents of a container (`index` -2).
    ///
    /// @return a race that was not known before
    public Optional<Finding> access(
            Object object, int index, Strand strand, int site, boolean isWrite) {
        if (index >= 0) {
            return touch(object, element(object, index), strand, site, isWrite);
        }
        var name = index == -1 ? Site.of(site).field() : CONTENTS;
        var cell = shadow(object).field(name);
        if (index == -1 && Site.of(site).isVolatile()) {
            order(cell, strand, isWrite);
            return Optional.empty();
        }
        return touch(object, cell, strand, site, isWrite);
    }

    /// An index out of bounds is a fault, and no access.
    private Cell element(Object array, int index) {
        return index < Array.getLength(array) ? shadow(array).element(array, index) : new Cell();
    }

    private Optional<Finding> touch(
            Object object, Cell cell, Strand strand, int site, boolean isWrite) {
        return cell.isKnown(strand, isWrite)
                ? Optional.empty()
                : check(object, cell, new Access(strand, strand.moment(), site), isWrite);
    }

    /// Who reads a volatile field comes after those who wrote it; who writes it comes after nobody.
    private static void order(Cell cell, Strand strand, boolean isWrite) {
        if (cell.published == null) {
            cell.published = new VectorClock();
        }
        if (isWrite) {
            strand.release(cell.published);
        } else {
            strand.acquire(cell.published);
        }
    }

    private Optional<Finding> check(Object object, Cell cell, Access now, boolean isWrite) {
        var race = Optional.<Finding>empty();
        if (cell.write != null && !cell.write.isBefore(now.strand)) {
            race = report(object, cell.write, true, now, isWrite);
        }
        if (!isWrite) {
            cell.reads.removeIf(each -> each.strand.slot() == now.strand.slot());
            cell.reads.add(now);
            return race;
        }
        for (var read : cell.reads) {
            if (race.isEmpty() && !read.isBefore(now.strand)) {
                race = report(object, read, false, now, true);
            }
        }
        cell.reads.clear();
        cell.write = now;
        return race;
    }

    private Optional<Finding> report(
            Object object, Access before, boolean wasWrite, Access now, boolean isWrite) {
        long pair = (long) Math.min(before.site, now.site) << 32 | Math.max(before.site, now.site);
        if (!reported.add(pair)) {
            return Optional.empty();
        }
        var first = Site.of(before.site);
        var second = Site.of(now.site);
        var what = second.field().isEmpty() ? object.getClass().getSimpleName() : second.field();
        return Optional.of(
                new Finding(
                        Finding.Kind.DATA_RACE,
                        "BUG: KCSAN: data-race in " + second.function() + " / " + first.function(),
                        List.of(
                                words(isWrite) + what + " by " + now.strand + " at " + second,
                                words(wasWrite) + what + " by " + before.strand + " at " + first)));
    }

    private static String words(boolean isWrite) {
        return isWrite ? "write to " : "read of ";
    }

    private Shadow shadow(Object object) {
        for (var key = gone.poll(); key != null; key = gone.poll()) {
            shadows.remove(key);
        }
        var known = shadows.get(new Probe(object));
        if (known != null) {
            return known;
        }
        var made = new Shadow();
        shadows.put(new Key(object, gone), made);
        return made;
    }
}
