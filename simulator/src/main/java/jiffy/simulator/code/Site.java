// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.simulator.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A place in a module's code where it touches what others may touch.
///
/// @param className of the code, with dots
/// @param method of the code
/// @param file of the source
/// @param line in it
/// @param field what is touched: `Class.field`, `[]` for an element of an array, or empty
/// @param isVolatile whether it is a volatile field
public record Site(
        String className, String method, String file, int line, String field, boolean isVolatile) {
    private static final Site NOWHERE = new Site("", "", "", 0, "", false);
    private static final List<Site> ALL = new ArrayList<>(List.of(NOWHERE));
    private static final Map<Site, Integer> NUMBERS = new HashMap<>(Map.of(NOWHERE, 0));

    /// Its number, the same for equal places.
    synchronized int number() {
        synchronized (ALL) {
            return NUMBERS.computeIfAbsent(
                    this,
                    _ -> {
                        ALL.add(this);
                        return ALL.size() - 1;
                    });
        }
    }

    /// The place with this number; 0 is nowhere.
    public static Site of(int number) {
        synchronized (ALL) {
            return ALL.get(number);
        }
    }

    /// The simple name of the class and the method, as the kernel names functions.
    public String function() {
        return className.substring(className.lastIndexOf('.') + 1).replace('$', '.') + "." + method;
    }

    /// `File.java:LINE`.
    public String place() {
        return file + ":" + line;
    }

    @Override
    public String toString() {
        return function() + " (" + place() + ")";
    }
}
