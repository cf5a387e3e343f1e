// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.infer;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import jiffy.compiler.ir.Binding;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Rewriter;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Visitor;

/// Leaves out null checks that cannot fail.
///
/// Proves: a local is never null if everything assigned to it is not; a parameter, if every call
/// hands over what is not; a result, if every `return` returns what is not; a final field, if its
/// constructors store what is not; the rows of an array of arrays, if all such arrays are filled
/// where they are made. A fixed point from above: what is assumed is dropped until nothing
/// contradicts it. A field's fact is not used where the field may not be set yet ([Unset]).
final class NonNull {
    private record Place(MethodName method, Local local) {}

    private final Module module;
    private final Set<Place> nullable = new HashSet<>();
    private final Set<Field> nullableFields = new HashSet<>();
    private final Set<MethodName> nullableResults = new HashSet<>();
    private final Set<Type> nullableRows;
    private final Unset unset;
    private boolean changed;

    private NonNull(Module module) {
        this.module = module;
        nullableRows = new HashSet<>(Rows.unfilled(module));
        unset = Unset.of(module);
    }

    static Module prune(Module module) {
        var analysis = new NonNull(module);
        do {
            analysis.changed = false;
            module.methods().values().forEach(analysis::learn);
        } while (analysis.changed);
        var methods = new LinkedHashMap<>(module.methods());
        methods.replaceAll((_, method) -> analysis.pruned(method));
        return module.withMethods(methods);
    }

    private void learn(Method method) {
        new Visitor() {
            @Override
            protected void visit(Stmt statement) {
                switch (statement) {
                    case Stmt.Declare(var local, var value, _) ->
                            value.ifPresent(each -> assigned(method, local, each));
                    case Stmt.Assign(var local, var value, _) -> assigned(method, local, value);
                    case Stmt.Store(_, var field, var value, _) -> {
                        if (field.type().isReference() && !isNonNull(value, method)) {
                            changed |= nullableFields.add(field);
                        }
                    }
                    case Stmt.CallNative call ->
                            call.result()
                                    .filter(_ -> !call.binding().is(Binding.Trait.NON_NULL))
                                    .ifPresent(local -> mayBeNull(method.name(), local));
                    case Stmt.StoreElement(var array, _, var value, _, _) -> {
                        if (value.type().isReference() && !isNonNull(value, method)) {
                            changed |= nullableRows.add(array.type());
                        }
                    }
                    case Stmt.Return(var value, _) ->
                            value.filter(each -> each.type().isReference())
                                    .filter(each -> !isNonNull(each, method))
                                    .ifPresent(_ -> changed |= nullableResults.add(method.name()));
                    case Stmt.Invoke invoke -> invoked(method, invoke);
                    default -> {}
                }
            }
        }.walk(method.body());
    }

    private void invoked(Method caller, Stmt.Invoke invoke) {
        var callee = module.methods().get(invoke.method());
        int skip = callee.self().isPresent() ? 1 : 0;
        for (int i = 0; i < callee.parameters().size(); i++) {
            if (!isNonNull(invoke.arguments().get(i + skip), caller)) {
                mayBeNull(invoke.method(), callee.parameters().get(i));
            }
        }
        if (nullableResults.contains(invoke.method())) {
            invoke.result().ifPresent(local -> mayBeNull(caller.name(), local));
        }
    }

    private void assigned(Method method, Local local, Expr value) {
        if (local.type().isReference() && !isNonNull(value, method)) {
            mayBeNull(method.name(), local);
        }
    }

    private void mayBeNull(MethodName method, Local local) {
        changed |= nullable.add(new Place(method, local));
    }

    private boolean isNonNull(Expr value, Method method) {
        if (value.type().bound(Type.Kind.VALUE).isPresent()) {
            return true; // a struct in a local variable, no pointer
        }
        return switch (value) {
            case Expr.Text _, Expr.Const _, Expr.Singleton _, Expr.ModuleObject _ -> true;
            case Expr.EnumConstant _, Expr.EnumAt _ -> true;
            case Expr.Load(Expr.Statics _, _) -> true; // a table
            case Expr.Load(var object, var field) when object.type() instanceof Type.Enum type ->
                    isNonNull(type, field);
            case Expr.Var(var local) -> !nullable.contains(new Place(method.name(), local));
            case Expr.Load(_, var field) ->
                    value.type().bound(Type.Kind.OBJECT).isPresent()
                            || field.isFinal()
                                    && !nullableFields.contains(field)
                                    && !unset.in(field, method.name());
            case Expr.Element(var array, _) ->
                    array.type() instanceof Type.Array(Type.Array _)
                            && !nullableRows.contains(array.type());
            case Expr.Move(var local) -> isNonNull(new Expr.Var(local), method);
            case Expr.Native call -> call.binding().is(Binding.Trait.NON_NULL);
            case Expr.Cast(_, var operand) -> isNonNull(operand, method);
            case Expr.Choose(_, _, var yes, var no) ->
                    isNonNull(yes, method) && isNonNull(no, method);
            default -> false;
        };
    }

    private boolean isNonNull(Type.Enum type, Field field) {
        var definition = module.statics().enumOf(type);
        int index = definition.fields().indexOf(field);
        return index < 0
                || definition.constants().stream()
                        .noneMatch(each -> each.values().get(index) instanceof Expr.Null);
    }

    private Method pruned(Method method) {
        var body =
                new Rewriter() {
                    @Override
                    public List<Stmt> statements(Stmt statement) {
                        return statement instanceof Stmt.Check(var condition, var subject, _, _)
                                        && condition == Stmt.Check.Condition.NOT_NULL
                                        && isNonNull(subject, method)
                                ? List.of()
                                : super.statements(statement);
                    }
                }.block(method.body());
        return method.withBody(body);
    }
}
