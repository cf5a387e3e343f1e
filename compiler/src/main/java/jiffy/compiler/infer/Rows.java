// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.infer;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Visitor;

/// Arrays of arrays, and whether their rows are there from the start: `new int[3][4]` makes them
/// all, `new int[3][]` makes none.
final class Rows {
    private Rows() {}

    /// The types of which some array is not filled where it is made, or is in the hands of the
    /// kernel.
    static Set<Type> unfilled(Module module) {
        var unfilled = new HashSet<Type>();
        var visitor =
                new Visitor() {
                    @Override
                    public void walk(Block block) {
                        made(block.statements(), unfilled);
                        super.walk(block);
                    }

                    @Override
                    protected void visit(Stmt statement) {
                        if (statement instanceof Stmt.CallNative call) {
                            call.result().ifPresent(each -> unfilled.add(each.type()));
                            call.arguments().stream()
                                    .filter(Stmt.Argument.Value.class::isInstance)
                                    .map(Stmt.Argument.Value.class::cast)
                                    .forEach(each -> unfilled.add(each.expression().type()));
                        }
                    }
                };
        module.methods().values().forEach(each -> visitor.walk(each.body()));
        module.statics().tables().forEach(each -> unfilled.add(each.field().type()));
        return unfilled;
    }

    private static void made(List<Stmt> statements, Set<Type> unfilled) {
        for (int i = 0; i < statements.size(); i++) {
            if (statements.get(i) instanceof Stmt.AllocateArray(var made, _, _, _)
                    && !isFilled(made.type(), statements.subList(i + 1, statements.size()), made)) {
                unfilled.add(made.type());
            }
        }
    }

    /// Whether what follows is the loop that makes all rows, as the front writes it: a counter, and
    /// a loop that ends each round by setting one element for the first time.
    private static boolean isFilled(Type type, List<Stmt> next, Local made) {
        return type instanceof Type.Array(Type.Array _)
                && next.size() >= 2
                && next.get(0) instanceof Stmt.Declare
                && next.get(1) instanceof Stmt.Loop loop
                && !loop.body().isEmpty()
                && loop.body().statements().getLast()
                        instanceof Stmt.StoreElement(Expr.Var(var array), _, _, boolean isFirst, _)
                && isFirst
                && array.equals(made);
    }
}
