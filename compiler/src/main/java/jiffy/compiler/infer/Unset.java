// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.infer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Visitor;

/// Where a final field may not be set yet: in the constructors of its class, and in what they call
/// before they set it.
///
/// INVARIANT: only the constructors of a class set its final fields, and an object is known to
/// nobody before its constructor runs.
final class Unset {
    private final Map<Field, Set<MethodName>> methods = new HashMap<>();

    private Unset() {}

    static Unset of(Module module) {
        var unset = new Unset();
        for (var method : module.methods().values()) {
            if (method.name().isConstructor()) {
                set(method).forEach(field -> unset.add(field, method, module));
            }
        }
        return unset;
    }

    /// Whether a field may not be set yet while a method runs.
    boolean in(Field field, MethodName method) {
        return method.isConstructor() && method.owner().equals(field.owner())
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
    private void add(Field field, Method constructor, Module module) {
        var statements = constructor.body().statements();
        int last = statements.size();
        while (last > 0 && !sets(statements.get(last - 1), field)) {
            last--;
        }
        var before = constructor.withBody(new Block(statements.subList(0, last)));
        methods.computeIfAbsent(field, _ -> new HashSet<>())
                .addAll(CallGraph.reachable(module, CallGraph.callees(before)));
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
