// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.infer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jiffy.compiler.ir.Binding;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.ClassDef;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Visitor;

/// Whether dropping an object may sleep: an array may have come from `vmalloc`, whose memory is
/// given back only where sleeping is allowed, and a handle's release may sleep if its binding says
/// so.
public final class DropSleeps {
    private final Module module;

    /// For the classes of this module.
    public DropSleeps(Module module) {
        this.module = module;
    }

    /// Whether dropping a value of this type may sleep.
    public boolean of(Type type) {
        return of(type, new HashSet<>());
    }

    private boolean of(Type type, Set<String> seen) {
        return switch (type) {
            case Type.Array _ -> true;
            case Type.Bound(var declaration, _) ->
                    declaration.kind() == Type.Kind.HANDLE && declaration.phases().releaseSleeps();
            case Type.Struct(String name) -> {
                if (!seen.add(name)) {
                    yield false;
                }
                yield module.instancesOf(name).stream().anyMatch(each -> ofObject(each, seen));
            }
            case Type.Primitive _,
                    Type.Elements _,
                    Type.Text _,
                    Type.Enum _,
                    Type.Thrown _,
                    Type.Null _ ->
                    false;
        };
    }

    private boolean ofObject(ClassDef type, Set<String> seen) {
        boolean key =
                type.entry().stream()
                        .flatMap(entry -> entry.arguments().stream())
                        .anyMatch(each -> of(each, seen));
        return key
                || type.fields().stream().anyMatch(each -> of(each.type(), seen))
                || type.lineage()
                        .parent()
                        .filter(each -> ofObject(module.classNamed(each), seen))
                        .isPresent();
    }

    /// What a statement may drop, if that may sleep: what a variable or field had before, or an
    /// object of which it takes a reference, which may be the last one by the time it is given up.
    public Optional<Type> byStatement(Stmt statement, Set<Local> owned) {
        return switch (statement) {
            case Stmt.Assign(var local, _, _) when owned.contains(local) -> sleeping(local.type());
            case Stmt.Store(_, var field, _, _) when !field.isFinal() -> sleeping(field.type());
            case Stmt.StoreElement(_, _, var value, boolean first, _) when !first ->
                    sleeping(value.type());
            default -> copied(statement).stream().filter(this::of).findFirst();
        };
    }

    private Optional<Type> sleeping(Type type) {
        return Optional.of(type).filter(this::of);
    }

    private static List<Type> copied(Stmt statement) {
        var types = new ArrayList<Type>();
        new Visitor() {
            @Override
            public void walk(Block block) {}

            @Override
            protected void visit(Expr expression) {
                if (expression instanceof Expr.Copy(var value)) {
                    types.add(value.type());
                }
            }
        }.walk(statement);
        return types;
    }

    /// Whether a call of the kernel API gives its caller what may sleep when it is dropped.
    public boolean byResult(Stmt.CallNative call) {
        return call.binding().is(Binding.Trait.OWNED_RESULT)
                && call.result().filter(each -> of(each.type())).isPresent();
    }

    /// What statements in the scope of a lock take over from before the lock was taken, so that it
    /// may be dropped in the scope, if that may sleep: what a method or a new array is given, and
    /// what a local of the scope is set to. What a field or container had is another matter, and
    /// what it gets stays there.
    public List<Stmt> takenOver(Block scope) {
        var inside = new HashSet<Local>();
        var found = new ArrayList<Stmt>();
        new Visitor() {
            @Override
            protected void visit(Stmt statement) {
                if (statement instanceof Stmt.Declare(var local, _, _)) {
                    inside.add(local);
                }
            }
        }.walk(scope);
        new Visitor() {
            @Override
            protected void visit(Stmt statement) {
                boolean takes =
                        switch (statement) {
                            case Stmt.Invoke _, Stmt.Declare _ -> true;
                            case Stmt.Assign(var local, _, _) -> inside.contains(local);
                            case Stmt.StoreElement(_, _, _, boolean first, _) -> first;
                            default -> false;
                        };
                if (takes && isMoved(statement)) {
                    found.add(statement);
                }
            }

            private boolean isMoved(Stmt statement) {
                return moved(statement).stream()
                        .anyMatch(each -> !inside.contains(each) && of(each.type()));
            }
        }.walk(scope);
        return found;
    }

    private static List<Local> moved(Stmt statement) {
        var locals = new ArrayList<Local>();
        new Visitor() {
            @Override
            public void walk(Block block) {}

            @Override
            protected void visit(Expr expression) {
                if (expression instanceof Expr.Move(var local)) {
                    locals.add(local);
                }
            }
        }.walk(statement);
        return locals;
    }

    /// Whether a call of the kernel API drops elements of its container, and that may sleep.
    public boolean byCall(Stmt.CallNative call) {
        return call.binding().template().contains("$drop")
                && call.receiver().isPresent()
                && call.receiver().get().type() instanceof Type.Bound(_, var arguments)
                && !arguments.isEmpty()
                && of(arguments.getLast());
    }
}
