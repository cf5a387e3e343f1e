// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jiffy.compiler.diagnostic.Diagnostic;
import jiffy.compiler.diagnostic.Rule;
import jiffy.compiler.ir.Binding;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Field;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.MethodName;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Span;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Visitor;

/// Nobody changes an element of a constant array: in C it is `static const`, and shared without a
/// lock.
///
/// Proves by a fixed point from below: which locals, results and fields may hold a constant array,
/// or an array in one. An element of what may be constant is not set, nor given to the kernel's
/// functions to change.
public final class ConstantArrays implements Check {
    private record Place(MethodName method, Local local) {}

    private final Set<Place> locals = new HashSet<>();
    private final Set<MethodName> results = new HashSet<>();
    private final Set<Field> fields = new HashSet<>();
    private final Module module;
    private boolean changed;

    /// The check of a list of checks.
    public ConstantArrays() {
        this(null);
    }

    private ConstantArrays(Module module) {
        this.module = module;
    }

    @Override
    public List<Diagnostic> check(Module checked) {
        return checked.statics().tables().isEmpty()
                ? List.of()
                : new ConstantArrays(checked).errors();
    }

    private List<Diagnostic> errors() {
        do {
            changed = false;
            module.methods().values().forEach(this::learn);
        } while (changed);
        var errors = new ArrayList<Diagnostic>();
        module.methods().values().forEach(method -> judge(method, errors));
        return errors;
    }

    private void learn(Method method) {
        new Visitor() {
            @Override
            protected void visit(Stmt statement) {
                switch (statement) {
                    case Stmt.Declare(var local, var value, _) ->
                            value.ifPresent(each -> set(method, local, each));
                    case Stmt.Assign(var local, var value, _) -> set(method, local, value);
                    case Stmt.Store(_, var field, var value, _) when isConstant(method, value) ->
                            changed |= fields.add(field);
                    case Stmt.Return(var value, _)
                            when value.filter(each -> isConstant(method, each)).isPresent() ->
                            changed |= results.add(method.name());
                    case Stmt.Invoke invoke -> invoke(method, invoke);
                    default -> {}
                }
            }
        }.walk(method.body());
    }

    private void set(Method method, Local local, Expr value) {
        if (isConstant(method, value)) {
            changed |= locals.add(new Place(method.name(), local));
        }
    }

    private void invoke(Method caller, Stmt.Invoke invoke) {
        var callee = module.methods().get(invoke.method());
        int skip = callee.self().isPresent() ? 1 : 0;
        for (int i = 0; i < callee.parameters().size(); i++) {
            if (isConstant(caller, invoke.arguments().get(i + skip))) {
                changed |= locals.add(new Place(callee.name(), callee.parameters().get(i)));
            }
        }
        if (results.contains(callee.name())) {
            invoke.result()
                    .ifPresent(local -> changed |= locals.add(new Place(caller.name(), local)));
        }
    }

    /// Whether a value may be a constant array.
    private boolean isConstant(Method method, Expr value) {
        if (!(value.type() instanceof Type.Array)) {
            return false;
        }
        return switch (value) {
            case Expr.Var(var local) -> locals.contains(new Place(method.name(), local));
            case Expr.Load(Expr.Statics _, _) -> true;
            case Expr.Load(var object, var field) ->
                    object.type() instanceof Type.Enum || fields.contains(field);
            case Expr.Element(var array, _) -> isConstant(method, array);
            case Expr.Cast(_, var operand) -> isConstant(method, operand);
            case Expr.Choose(_, _, var yes, var no) ->
                    isConstant(method, yes) || isConstant(method, no);
            default -> false;
        };
    }

    private void judge(Method method, List<Diagnostic> errors) {
        new Visitor() {
            @Override
            protected void visit(Stmt statement) {
                switch (statement) {
                    case Stmt.StoreElement(var array, _, _, _, var span)
                            when isConstant(method, array) ->
                            errors.add(error(span));
                    case Stmt.CallNative call when !call.binding().is(Binding.Trait.PURE) -> {
                        for (int i = 0; i < call.arguments().size(); i++) {
                            if (!call.binding().readOnly().contains(i)
                                    && call.arguments().get(i)
                                            instanceof Stmt.Argument.Value(var value)
                                    && isConstant(method, value)) {
                                errors.add(error(call.span()));
                            }
                        }
                    }
                    default -> {}
                }
            }
        }.walk(method.body());
    }

    private static Diagnostic error(Span span) {
        return Diagnostic.at(
                        span,
                        Rule.STATIC_STATE,
                        "an element of a constant array may be changed here")
                .help(
                        "make the array a field of the module class, which a lock can guard, or"
                                + " change a copy");
    }
}
