// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Rewriter;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Visitor;

/// Reads an array's pointer out of a final field once a method, if the method uses it often: gcc
/// cannot know that storing an element does not change the field.
///
/// INVARIANT: a final field does not change while a method runs that is no constructor.
final class SteadyArrays {
    private SteadyArrays() {}

    static Module kept(Module module) {
        var methods = new LinkedHashMap<>(module.methods());
        methods.replaceAll((_, method) -> kept(method));
        return module.withMethods(methods);
    }

    private static Method kept(Method method) {
        if (method.self().isEmpty() || method.name().isConstructor()) {
            return method;
        }
        var self = method.self().get();
        var uses = new Uses(self);
        uses.walk(method.body());
        int largestId = Together.largestId(method);
        var kept = new LinkedHashMap<Field, Local>();
        uses.counts.forEach((field, count) -> {
            if (count > 1) {
                int id = largestId + 1 + kept.size();
                kept.put(field, new Local(id, field.name(), field.type(), true, method.span()));
            }
        });
        return kept.isEmpty() ? method : method.withBody(reading(method, self, kept));
    }

    /// How often fields are read; in a loop, often.
    private static final class Uses extends Visitor {
        private final Local self;
        private final Map<Field, Integer> counts = new LinkedHashMap<>();
        private int loops;

        Uses(Local self) {
            this.self = self;
        }

        @Override
        public void walk(Stmt statement) {
            int deeper =
                    statement instanceof Stmt.Loop || statement instanceof Stmt.ForEach ? 1 : 0;
            loops += deeper;
            super.walk(statement);
            loops -= deeper;
        }

        @Override
        protected void visit(Expr expression) {
            if (expression instanceof Expr.Load(Expr.Var(var object), var field)
                    && object.equals(self)
                    && field.isFinal()
                    && field.type() instanceof Type.Array) {
                counts.merge(field, loops > 0 ? 2 : 1, Integer::sum);
            }
        }
    }

    private static Block reading(Method method, Local self, Map<Field, Local> kept) {
        var statements = new ArrayList<Stmt>();
        kept.forEach((field, local) ->
                statements.add(
                        new Stmt.Declare(
                                local,
                                Optional.of(new Expr.Load(new Expr.Var(self), field)),
                                method.span())));
        var rewriter =
                new Rewriter() {
                    @Override
                    public Expr expression(Expr expression) {
                        return expression instanceof Expr.Load(Expr.Var(var object), var field)
                                        && object.equals(self)
                                        && kept.containsKey(field)
                                ? new Expr.Var(kept.get(field))
                                : super.expression(expression);
                    }
                };
        statements.addAll(rewriter.block(method.body()).statements());
        return new Block(statements);
    }
}
