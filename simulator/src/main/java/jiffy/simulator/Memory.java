// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the module allocates. A JVM frees what nobody can reach, so that counting needs a garbage
/// collection.
final class Memory {
    private static final int PATIENCE = 5;

    private final Machine machine;
    private final long size;
    private final Map<String, List<WeakReference<Object>>> slabs = new TreeMap<>();
    private long untilFailure = Long.MAX_VALUE;

    Memory(Machine machine, long size) {
        this.machine = machine;
        this.size = size;
    }

    /// Lets an allocation fail, the first one from now on if `number` is 1.
    void failAt(long number) {
        untilFailure = number;
    }

    /// Lets none fail any more.
    ///
    /// @return whether the one that was to fail has
    boolean spare() {
        var failed = untilFailure <= 0;
        untilFailure = Long.MAX_VALUE;
        return failed;
    }

    void allocate(Class<?> type, long bytes) {
        if (type != null && Throwable.class.isAssignableFrom(type)) {
            return;
        }
        if (bytes > size || --untilFailure == 0) {
            throw new OutOfMemoryError();
        }
    }

    void keep(Object object) {
        slabs.computeIfAbsent(cache(object.getClass()), _ -> new ArrayList<>())
                .add(new WeakReference<>(object));
    }

    private String cache(Class<?> type) {
        return machine.kernel().moduleName() + "_" + words(type.getSimpleName());
    }

    static String words(String camelCase) {
        return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase();
    }

    /// Objects of each slab cache that somebody can reach.
    Map<String, Integer> objects() {
        for (int i = 1; i < PATIENCE; i++) {
            var counts = collect();
            if (counts.values().stream().allMatch(count -> count == 0)) {
                return counts;
            }
            pause(); // the thread of a task that has just ended may still be on its way out
        }
        return collect();
    }

    private static void pause() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Integer> collect() {
        System.gc();
        var counts = new TreeMap<String, Integer>();
        slabs.forEach((name, all) -> {
            all.removeIf(each -> each.refersTo(null));
            counts.put(name, all.size());
        });
        return counts;
    }

    boolean hasSlabs() {
        return !slabs.isEmpty();
    }

    void forget() {
        slabs.clear();
    }
}
