// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Visitor;

/// Whether a method needs a variable for statuses although none leaves it: all are caught.
final class Statuses extends Visitor {
    private boolean found;

    private Statuses() {}

    static boolean uses(Method method) {
        var visitor = new Statuses();
        visitor.walk(method.body());
        return visitor.found;
    }

    @Override
    protected void visit(Stmt statement) {
        switch (statement) {
            case Stmt.CallNative call -> found |= call.binding().mayFail();
            case Stmt.Construct construct -> found |= construct.binding().mayFail();
            case Stmt.Try _ -> found = true;
            default -> {}
        }
    }
}
