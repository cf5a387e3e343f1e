// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import java.util.Set;
import jiffy.compiler.ir.ClassDef;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Rewriter;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;

/// The kernel headers that a module's C needs.
final class Headers extends Rewriter {
    private final Set<String> headers;

    private Headers(Set<String> headers) {
        this.headers = headers;
    }

    static void of(Module module, Set<String> headers) {
        var visitor = new Headers(headers);
        for (var type : module.classes()) {
            visitor.add(type);
        }
        headers.addAll(module.memory().arrays().headers());
        if (!module.memory().counted().isEmpty()) {
            headers.addAll(module.memory().counter().headers());
        }
        module.methods().values().forEach(each -> visitor.block(each.body()));
    }

    private void add(ClassDef type) {
        headers.addAll(type.allocator().headers());
        type.entry().ifPresent(this::add);
        type.fields().forEach(field -> add(field.type()));
    }

    private void add(Type type) {
        if (type instanceof Type.Bound(var declaration, var arguments)) {
            headers.addAll(declaration.headers());
            arguments.forEach(this::add);
        }
    }

    @Override
    public Stmt statement(Stmt statement) {
        switch (statement) {
            case Stmt.CallNative call -> headers.addAll(call.binding().headers());
            case Stmt.Construct construct -> headers.addAll(construct.binding().headers());
            case Stmt.Print print -> headers.addAll(print.binding().headers());
            case Stmt.Guard guard -> headers.addAll(guard.binding().headers());
            case Stmt.Declare declare -> add(declare.local().type());
            default -> {}
        }
        return super.statement(statement);
    }

    @Override
    public Expr expression(Expr expression) {
        if (expression instanceof Expr.Native call) {
            headers.addAll(call.binding().headers());
        }
        return super.expression(expression);
    }
}
