// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.front;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jiffy.compiler.ir.MethodName;

/// Lambdas and method references without state: each is the one object of a class of its own.
final class Lambdas {
    private final World world;
    private final Map<String, MethodName> methods = new HashMap<>();

    Lambdas(World world) {
        this.world = world;
    }

    /// The method that a lambda's class runs; empty if the class is not a lambda's.
    Optional<MethodName> method(String className) {
        return Optional.ofNullable(methods.get(className));
    }
}
