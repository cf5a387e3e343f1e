// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.user;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Visitor;
import jiffy.compiler.kbuild.BuildFailure;

/// What a module needs of a kernel that a program does not have: whatever comes from a header that
/// has no counterpart, and what it binds by itself.
final class Needs extends Visitor {
    private final Set<String> names = new TreeSet<>();

    private Needs() {}

    /// @throws BuildFailure if the module needs a kernel
    static void refuse(Module module) throws BuildFailure {
        var needs = new Needs();
        module.classes().forEach(type -> type.fields().forEach(field -> needs.type(field.type())));
        module.classes().forEach(type -> type.entry().ifPresent(needs::type));
        module.methods().values().forEach(method -> needs.walk(method.body()));
        module.trusted().forEach(each -> needs.names.add(each.name()));
        if (!needs.names.isEmpty()) {
            throw new BuildFailure(
                    "a program without a kernel has no %s\nmove what is to run there into a"
                                    .formatted(needs.quoted())
                            + " module that needs only `Log`, memory, lists and locks");
        }
    }

    private String quoted() {
        return names.stream().map(each -> "`" + each + "`").collect(Collectors.joining(", "));
    }

    private void type(Type type) {
        if (type.innermost() instanceof Type.Bound(var declaration, var arguments)) {
            add(declaration.name(), declaration.headers());
            arguments.forEach(this::type);
        }
    }

    private void add(String name, List<String> headers) {
        if (!UserProgram.HEADERS.containsAll(headers)) {
            names.add(name);
        }
    }

    @Override
    protected void visit(Stmt statement) {
        switch (statement) {
            case Stmt.Declare declare -> type(declare.local().type());
            case Stmt.CallNative call -> add(call.binding().name(), call.binding().headers());
            case Stmt.Print print -> add(print.binding().name(), print.binding().headers());
            default -> {}
        }
    }

    @Override
    protected void visit(Expr expression) {
        if (expression instanceof Expr.Native call) {
            add(call.binding().name(), call.binding().headers());
        }
    }
}
