// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.grow;

import java.util.List;

/// A method that can be called.
///
/// @param owner the class whose objects have it; empty for the module's own
/// @param cost how many statements a call runs, at most
/// @param place the narrowest from which it can be called
record Routine(
        String name,
        String owner,
        String result,
        List<String> parameters,
        int cost,
        Scope.Place place) {}
