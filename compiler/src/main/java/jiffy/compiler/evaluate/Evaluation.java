// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.evaluate;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rejection;
import jiffy.compiler.infer.CallGraph;
import jiffy.compiler.ir.EnumDef;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Rewriter;
import jiffy.compiler.ir.Statics;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Stmt.Check.Condition;
import jiffy.compiler.ir.Type;

/// Computes what `static final` fields hold and what the constants of enums are made of, puts the
/// values in place of the fields, and leaves out what only initialisers call.
public final class Evaluation {
    private final Module module;
    private final World world;
    private final Map<Value.Array, Field> names = new IdentityHashMap<>();
    private final List<Statics.Table> tables = new ArrayList<>();

    private Evaluation(Module module) {
        this.module = module;
        world = new World(module);
    }

    /// The module with its statics computed; what cannot be computed is added to `errors`.
    public static Module evaluate(Module module, List<Diagnostic> errors) {
        try {
            return new Evaluation(module).module();
        } catch (Rejection rejection) {
            errors.add(rejection.diagnostic());
            return module;
        }
    }

    private Module module() {
        for (var each : module.statics().initialisers()) {
            try {
                world.initialise(each.owner(), module.methods().get(each).span());
            } catch (Interpreter.Raised raised) {
                throw World.thrown(raised);
            }
        }
        var methods = withoutInitialisers();
        methods.replaceAll((_, method) -> method.withBody(new Constants().block(method.body())));
        var enums = module.statics().enums().stream().map(this::computed).toList();
        return module.withMethods(methods)
                .withStatics(new Statics(enums, List.of(), List.copyOf(tables)));
    }

    private Map<MethodName, Method> withoutInitialisers() {
        var initialisers = module.statics().initialisers();
        var initialising = CallGraph.reachable(module, initialisers);
        var others = new ArrayList<>(module.methods().keySet());
        others.removeAll(initialising);
        var kept = CallGraph.reachable(module, others);
        var methods = new LinkedHashMap<>(module.methods());
        methods.keySet().retainAll(kept);
        methods.values()
                .removeIf(each ->
                        each.name().isConstructor()
                                && each.self().orElseThrow().type() instanceof Type.Enum);
        return methods;
    }

    private EnumDef computed(EnumDef definition) {
        var made = world.constants(definition.name());
        var constants = new ArrayList<EnumDef.Constant>();
        for (var constant : made) {
            var values = new ArrayList<Expr>();
            for (var field : definition.fields()) {
                var place =
                        new Field(
                                definition.name(),
                                constant.constant().name() + "_" + field.name(),
                                field.type(),
                                true,
                                field.span());
                values.add(expression(constant.get(field), place));
            }
            constants.add(new EnumDef.Constant(constant.constant().name(), List.copyOf(values)));
        }
        return definition.withConstants(List.copyOf(constants));
    }

    /// A value as an expression; an array that has no name yet is named after a field.
    private Expr expression(Value value, Field field) {
        return switch (value) {
            case Value.Number(var constant) -> constant;
            case Value.Text(var text) -> new Expr.Text(text);
            case Value.Null _ -> new Expr.Null(field.type());
            case Value.Instance instance -> instance.constant();
            case Value.Array array -> table(array, field);
        };
    }

    private Expr table(Value.Array array, Field field) {
        var known = names.get(array);
        if (known != null) {
            return new Expr.Load(new Expr.Statics(known.owner()), known);
        }
        names.put(array, field);
        var elements = new ArrayList<Expr>();
        for (int i = 0; i < array.elements().length; i++) {
            var place =
                    new Field(
                            field.owner(),
                            field.name() + "_" + i,
                            array.type().element(),
                            true,
                            field.span());
            elements.add(expression(array.elements()[i], place));
        }
        tables.add(new Statics.Table(field, List.copyOf(elements)));
        return new Expr.Load(new Expr.Statics(field.owner()), field);
    }

    /// Puts values in the place of static fields.
    private final class Constants extends Rewriter {
        @Override
        public List<Stmt> statements(Stmt statement) {
            var rewritten = statement(statement);
            return rewritten instanceof Stmt.Check check && holds(check)
                    ? List.of()
                    : List.of(rewritten);
        }

        @Override
        public Stmt statement(Stmt statement) {
            var rewritten = super.statement(statement);
            return rewritten
                                    instanceof
                                    Stmt.Check(
                                            Condition condition,
                                            Expr.Load(Expr.Statics(var owner), var field),
                                            var index,
                                            var span)
                            && condition == Condition.IN_BOUNDS
                    ? new Stmt.Check(
                            Condition.BELOW, index.orElseThrow(), length(owner, field), span)
                    : rewritten;
        }

        private Optional<Expr> length(String owner, Field field) {
            var array = (Value.Array) world.get(owner, field, field.span());
            return Optional.of(new Expr.Const(Type.Primitive.INT, array.elements().length));
        }

        private static boolean holds(Stmt.Check check) {
            return check.condition() == Condition.BELOW
                    && check.subject() instanceof Expr.Const(_, long index)
                    && check.other().orElseThrow() instanceof Expr.Const(_, long length)
                    && index >= 0
                    && index < length;
        }

        @Override
        public Expr expression(Expr expression) {
            return switch (expression) {
                case Expr.Load(Expr.Statics(var owner), var field) ->
                        Evaluation.this.expression(world.get(owner, field, field.span()), field);
                case Expr.Length(Expr.Load(Expr.Statics(var owner), var field))
                        when world.get(owner, field, field.span()) instanceof Value.Array array ->
                        new Expr.Const(Type.Primitive.INT, array.elements().length);
                default -> super.expression(expression);
            };
        }
    }
}
