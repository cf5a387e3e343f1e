// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Rewriter;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Visitor;

/// Leaves out variables that nobody reads, such as a constant that was folded: the C compiler would
/// warn. What computes their values stays if it has effects; expressions have none.
final class Unread extends Rewriter {
    private final Method method;
    private final Set<Local> read;

    private Unread(Method method) {
        this.method = method;
        read = read(method);
    }

    /// The module without variables that are never read.
    static Module dropped(Module module) {
        var methods = new LinkedHashMap<>(module.methods());
        methods.replaceAll((_, each) -> dropped(each));
        return module.withMethods(methods);
    }

    private static Method dropped(Method method) {
        var before = method;
        var after = method.withBody(new Unread(method).block(method.body()));
        while (!after.equals(before)) {
            before = after;
            after = before.withBody(new Unread(before).block(before.body()));
        }
        return after;
    }

    private static Set<Local> read(Method method) {
        var read = new HashSet<Local>();
        new Visitor() {
            @Override
            protected void visit(Expr expression) {
                switch (expression) {
                    case Expr.Var(var local) -> read.add(local);
                    case Expr.Move(var local) -> read.add(local);
                    default -> {}
                }
            }

            @Override
            protected void visit(Stmt statement) {
                if (statement instanceof Stmt.Rethrow(var caught, _)) {
                    read.add(caught);
                }
                if (statement instanceof Stmt.CallNative call
                        && call.binding().template().contains("$result")) {
                    call.result().ifPresent(read::add);
                }
            }
        }.walk(method.body());
        return read;
    }

    private boolean isUnread(Local local) {
        return !read.contains(local)
                && !method.owned().contains(local)
                && !method.parameters().contains(local);
    }

    @Override
    public List<Stmt> statements(Stmt statement) {
        return switch (statement) {
            case Stmt.Declare(var local, _, _) when isUnread(local) -> List.of();
            case Stmt.Assign(var local, _, _) when isUnread(local) -> List.of();
            default -> super.statements(statement);
        };
    }

    @Override
    public Stmt statement(Stmt statement) {
        return switch (statement) {
            case Stmt.Invoke(var result, var name, var arguments, var span)
                    when result.filter(this::isUnread).isPresent() ->
                    new Stmt.Invoke(Optional.empty(), name, arguments, span);
            case Stmt.CallNative call when call.result().filter(this::isUnread).isPresent() ->
                    new Stmt.CallNative(
                            Optional.empty(),
                            call.binding(),
                            call.receiver(),
                            call.arguments(),
                            call.circumstances(),
                            call.span());
            default -> super.statement(statement);
        };
    }
}
