// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// Finds locks that are taken in two orders, also where no run has met the deadlock: what lockdep
/// does. Running a callback counts as holding it, waiting for it as taking it.
public final class LockOrder {
    private record Edge(Object to, String place) {}

    private final Map<Object, List<Edge>> edges = new IdentityHashMap<>();
    private final Set<List<String>> reported = new HashSet<>();
    private final Function<Object, String> names;

    /// @param names how a lock is called in a message
    public LockOrder(Function<Object, String> names) {
        this.names = names;
    }

    /// Somebody is about to take a lock.
    ///
    /// @param place asked only if something new is learned
    public Optional<Finding> take(List<Object> held, Object lock, Supplier<String> place) {
        if (held.stream().anyMatch(each -> each == lock)) {
            return Optional.of(
                    new Finding(
                            Finding.Kind.RECURSIVE_LOCK,
                            "WARNING: possible recursive locking detected",
                            List.of(names.apply(lock) + " is held and taken at " + place.get())));
        }
        for (var each : held) {
            var known = edges.computeIfAbsent(each, _ -> new ArrayList<>());
            if (known.stream().anyMatch(edge -> edge.to == lock)) {
                continue;
            }
            known.add(new Edge(lock, place.get()));
            var back = path(lock, each, new ArrayList<>(), identities());
            if (back.isPresent()) {
                return circle(each, lock, place.get(), back.get());
            }
        }
        return Optional.empty();
    }

    private static Set<Object> identities() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private Optional<List<String>> path(
            Object from, Object to, List<String> steps, Set<Object> seen) {
        for (var edge : edges.getOrDefault(from, List.of())) {
            steps.add(step(from, edge.to, edge.place));
            if (edge.to == to) {
                return Optional.of(List.copyOf(steps));
            }
            if (seen.add(edge.to)) {
                var found = path(edge.to, to, steps, seen);
                if (found.isPresent()) {
                    return found;
                }
            }
            steps.removeLast();
        }
        return Optional.empty();
    }

    private String step(Object held, Object taken, String place) {
        return "%s is held, %s is taken at %s"
                .formatted(names.apply(held), names.apply(taken), place);
    }

    private Optional<Finding> circle(Object held, Object taken, String place, List<String> back) {
        var lines = new ArrayList<>(List.of(step(held, taken, place)));
        lines.addAll(back);
        return reported.add(lines)
                ? Optional.of(
                        new Finding(
                                Finding.Kind.LOCK_ORDER,
                                "WARNING: possible circular locking dependency detected",
                                lines))
                : Optional.empty();
    }
}
