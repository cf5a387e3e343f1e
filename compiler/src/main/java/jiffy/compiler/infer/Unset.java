// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.infer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Visitor;

/// Where a final field may not be set yet: in the constructors of its class, and in what they call
/// before they set it; everywhere, if they give `this` away before, for then an exception leaves an
/// object behind whose field is never set.
///
/// INVARIANT: only the constructors of a class set its final fields, and an object is known to
/// nobody before its constructor runs. Nobody has a module whose constructor failed.
final class Unset {
    private record Place(MethodName method, Local parameter) {}

    private final Module module;
    private final Map<Place, Boolean> givenAway = new HashMap<>();
    private final Map<Field, Set<MethodName>> methods = new HashMap<>();
    private final Set<Field> everywhere = new HashSet<>();

    private Unset(Module module) {
        this.module = module;
    }

    static Unset of(Module module) {
        var unset = new Unset(module);
        for (var method : module.methods().values()) {
            if (method.name().isConstructor()) {
                set(method).forEach(field -> unset.add(field, method));
            }
        }
        return unset;
    }

    /// Whether a field may not be set yet while a method runs.
    boolean in(Field field, MethodName method) {
        return everywhere.contains(field)
                || method.isConstructor() && method.owner().equals(field.owner())
                || methods.getOrDefault(field, Set.of()).contains(method);
    }

    private static Set<Field> set(Method constructor) {
        var fields = new HashSet<Field>();
        new Visitor() {
            @Override
            protected void visit(Stmt statement) {
                if (statement instanceof Stmt.Store(_, var field, _, _)) {
                    fields.add(field);
                }
            }
        }.walk(constructor.body());
        return fields;
    }

    /// What runs up to the last statement of the constructor that sets the field.
    private void add(Field field, Method constructor) {
        var statements = constructor.body().statements();
        int last = statements.size();
        while (last > 0 && !sets(statements.get(last - 1), field)) {
            last--;
        }
        var before = constructor.withBody(new Block(statements.subList(0, last)));
        methods.computeIfAbsent(field, _ -> new HashSet<>())
                .addAll(CallGraph.reachable(module, CallGraph.callees(before)));
        if (!constructor.name().equals(module.constructor()) && showsItself(before)) {
            everywhere.add(field);
        }
    }

    /// Whether a constructor lets others see `this`, as far as it goes.
    private boolean showsItself(Method constructor) {
        var naming = new Naming(constructor.self().orElseThrow());
        naming.walk(constructor.body());
        return naming.givesAway;
    }

    /// Whether a method lets others see what one of its parameters refers to.
    private boolean givesAway(Method method, Local parameter) {
        var place = new Place(method.name(), parameter);
        var known = givenAway.get(place);
        if (known == null) {
            var naming = new Naming(parameter);
            naming.walk(method.body());
            known = naming.givesAway;
            givenAway.put(place, known);
        }
        return known;
    }

    /// Where a parameter is named, but for its fields, its class and what is called with it.
    private final class Naming extends Visitor {
        private final Local parameter;
        private boolean givesAway;

        Naming(Local parameter) {
            this.parameter = parameter;
        }

        @Override
        protected void parts(Stmt statement) {
            switch (statement) {
                case Stmt.Store(var object, _, var value, _) when isIt(object) -> walk(value);
                case Stmt.Check(_, var subject, _, _) when isIt(subject) -> {}
                case Stmt.Invoke(_, var name, var arguments, _) -> invoked(name, arguments);
                default -> super.parts(statement);
            }
        }

        private void invoked(MethodName name, List<Expr> arguments) {
            var callee = module.methods().get(name);
            var parameters = new ArrayList<>(callee.parameters());
            callee.self().ifPresent(parameters::addFirst);
            for (int i = 0; i < arguments.size(); i++) {
                if (isIt(arguments.get(i))) {
                    givesAway |= Unset.this.givesAway(callee, parameters.get(i));
                } else {
                    walk(arguments.get(i));
                }
            }
        }

        @Override
        public void walk(Expr expression) {
            switch (expression) {
                case Expr.Load(var object, _) when isIt(object) -> {}
                case Expr.Tag(var object) when isIt(object) -> {}
                case Expr.IsInstance(var object, _) when isIt(object) -> {}
                default -> super.walk(expression);
            }
        }

        @Override
        protected void visit(Expr expression) {
            givesAway |= isIt(expression);
        }

        private boolean isIt(Expr expression) {
            return switch (expression) {
                case Expr.Var(var local) -> local.equals(parameter);
                case Expr.Move(var local) -> local.equals(parameter);
                case Expr.Cast(_, var operand) -> isIt(operand);
                default -> false;
            };
        }
    }

    private static boolean sets(Stmt whole, Field field) {
        var found = new boolean[1];
        new Visitor() {
            @Override
            protected void visit(Stmt statement) {
                found[0] |=
                        statement instanceof Stmt.Store(_, var stored, _, _)
                                && stored.equals(field);
            }
        }.walk(whole);
        return found[0];
    }
}
