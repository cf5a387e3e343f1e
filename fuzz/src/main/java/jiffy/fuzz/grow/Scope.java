// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.grow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What can be named and where control can go, at one place of a method that grows.
final class Scope {
    /// A statement that `break` or `continue` may leave.
    record Target(String label, boolean isLoop) {}

    private final Method method;
    final List<Variable> variables;
    final List<Target> targets;
    final int rounds;
    final boolean inSwitchExpression;
    private final Set<String> gone = new HashSet<>();
    private final List<Variable> own = new ArrayList<>();

    /// Where a method stands, and so what it may name.
    enum Place {
        /// The method that starts the program.
        ENTRY,
        /// Another method of the module.
        MODULE,
        /// A method that has no module object.
        STATIC,
        /// Code that calls none of the program's methods, such as a lambda's.
        LEAF,
        /// Code that runs while compiling: it calls no method, and has no fault.
        CONSTANT,
        /// A guard of a `case`, which sets nothing.
        GUARD
    }

    /// A method that grows.
    static final class Method {
        final String result;
        final Place place;
        int names;
        int statements;
        int cost;

        Method(String result, Place place) {
            this.result = result;
            this.place = place;
        }

        boolean isEntry() {
            return place == Place.ENTRY;
        }

        boolean hasModule() {
            return place.compareTo(Place.MODULE) <= 0;
        }

        boolean mayCall() {
            return place.compareTo(Place.STATIC) <= 0;
        }

        boolean mayFail() {
            return place != Place.CONSTANT;
        }

        boolean maySet() {
            return place != Place.GUARD;
        }
    }

    Scope(Method method) {
        this(method, List.of(), List.of(), 1, false);
    }

    private Scope(
            Method method,
            List<Variable> variables,
            List<Target> targets,
            int rounds,
            boolean inSwitchExpression) {
        this.method = method;
        this.variables = new ArrayList<>(variables);
        this.targets = targets;
        this.rounds = rounds;
        this.inSwitchExpression = inSwitchExpression;
    }

    Scope block() {
        return with(targets, rounds, inSwitchExpression);
    }

    Scope loop(String label, int times) {
        return with(and(new Target(label, true)), rounds * times, inSwitchExpression);
    }

    Scope labelled(String label) {
        return with(and(new Target(label, false)), rounds, inSwitchExpression);
    }

    /// Nothing leaves a `switch` that has a value.
    Scope arm() {
        return with(List.of(), rounds, true);
    }

    /// The body of a lambda that stands here and keeps nothing; its names are none that are here.
    Scope leaf(String result) {
        return new Scope(inside(result, Place.LEAF));
    }

    private Method inside(String result, Place place) {
        var inside = new Method(result, place);
        inside.names = 1000 + method.names;
        return inside;
    }

    /// Code in which no local can be named that is set anywhere, and none is set.
    Scope guard() {
        var guard = inside("boolean", Place.GUARD);
        var inner = new Scope(guard, List.of(), List.of(), rounds, inSwitchExpression);
        for (var each : variables) {
            if (each.isFixed() || each.name().contains("_")) {
                inner.variables.add(new Variable(each.name(), each.type(), false));
            }
        }
        return inner;
    }

    private Scope with(List<Target> others, int times, boolean inside) {
        var inner = new Scope(method, variables, others, times, inside);
        inner.variables.removeIf(each -> gone.contains(each.name()));
        return inner;
    }

    private List<Target> and(Target target) {
        var all = new ArrayList<>(targets);
        all.add(target);
        return all;
    }

    Method method() {
        return method;
    }

    String fresh(String prefix) {
        return prefix + method.names++;
    }

    void declare(Variable variable) {
        variables.add(variable);
        own.add(variable);
    }

    /// Names what somebody else owns.
    void declareBorrowed(Variable variable) {
        variables.add(variable);
    }

    /// Objects of this class that this very block made, and still owns.
    List<Variable> owned(String type) {
        return own.stream().filter(each -> each.type().equals(type)).toList();
    }

    /// The object of this variable belongs to somebody else from here on.
    void handOver(String name) {
        gone.add(name);
        variables.removeIf(each -> each.name().equals(name));
        own.removeIf(each -> each.name().equals(name));
    }

    List<Variable> of(String type) {
        return variables.stream().filter(each -> each.type().equals(type)).toList();
    }

    List<Variable> settable(String type) {
        return of(type).stream().filter(Variable::settable).toList();
    }

    void spend(int statements) {
        method.cost += rounds * statements;
    }
}
