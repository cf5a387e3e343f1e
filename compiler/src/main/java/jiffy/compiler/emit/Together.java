// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jiffy.compiler.ir.Block;
import jiffy.compiler.ir.Expr;
import jiffy.compiler.ir.Local;
import jiffy.compiler.ir.Method;
import jiffy.compiler.ir.Module;
import jiffy.compiler.ir.Rewriter;
import jiffy.compiler.ir.Stmt;
import jiffy.compiler.ir.Type;
import jiffy.compiler.ir.Visitor;

/// Checks neighbouring indices, `data[i] … data[i + 3]`, together ([Neighbours]), and reads them
/// through one pointer: gcc then sees that they are neighbours, and joins loads of bytes.
final class Together extends Rewriter {
    private final Method method;
    private final Set<Local> steady;
    private int nextId;
    private int tries;

    private Together(Method method) {
        this.method = method;
        steady = steady(method);
        nextId = largestId(method) + 1;
    }

    static Module joined(Module module) {
        var methods = new LinkedHashMap<>(module.methods());
        methods.replaceAll(
                (_, method) -> method.withBody(new Together(method).block(method.body())));
        return module.withMethods(methods);
    }

    @Override
    public Stmt statement(Stmt statement) {
        int inner = statement instanceof Stmt.Try ? 1 : 0;
        tries += inner;
        var rewritten = super.statement(statement);
        tries -= inner;
        return rewritten;
    }

    @Override
    public Block block(Block block) {
        var rest = super.block(block).statements();
        var out = new ArrayList<Stmt>();
        int declared = 0; // so many declarations are the last of `out`
        while (!rest.isEmpty()) {
            var next = rest.getFirst();
            if (next instanceof Stmt.Check && Neighbours.length(next).isPresent()) {
                var above = out.subList(out.size() - declared, out.size());
                var run = new Neighbours(method, tries > 0, steady, above, rest);
                rest = join(run, out, above.size());
                declared = 0;
            } else {
                out.add(next);
                declared = next instanceof Stmt.Declare ? declared + 1 : 0;
                rest = rest.subList(1, rest.size());
            }
        }
        return new Block(List.copyOf(out));
    }

    /// Puts checks out, and says what is left.
    private List<Stmt> join(Neighbours run, List<Stmt> out, int above) {
        var rest = run.rest();
        if (run.isJoined()) {
            var pointers = new Pointers(run, rest);
            if (!pointers.made.isEmpty()) {
                rest = pointers.rest;
                out.addAll(run.before());
                int from = out.size() - run.before().size() - above;
                out.addAll(run.checks(true));
                out.addAll(pointers.declarations());
                var whole = new ArrayList<>(out.subList(from, out.size()));
                whole.addAll(rest);
                out.subList(from, out.size()).removeIf(each -> isUnused(each, run, whole));
                return rest.stream().filter(each -> !isUnused(each, run, whole)).toList();
            }
        }
        out.addAll(run.before());
        out.addAll(run.checks(false));
        return rest;
    }

    /// Whether a statement only declares an index that nothing names any more.
    private static boolean isUnused(Stmt statement, Neighbours run, List<Stmt> all) {
        return statement instanceof Stmt.Declare(var local, var value, _)
                && value.isPresent()
                && !local.named()
                && run.sum(local).isPresent()
                && all.stream().noneMatch(each -> mentions(each, local));
    }

    private static boolean mentions(Stmt whole, Local local) {
        var found = new boolean[1];
        new Visitor() {
            @Override
            protected void visit(Expr expression) {
                found[0] |= expression instanceof Expr.Var(var named) && named.equals(local);
            }
        }.walk(whole);
        return found[0];
    }

    /// Pointers to the elements from the base on, for arrays of which several are used.
    private final class Pointers {
        private final Neighbours run;
        private final Map<Local, Local> made = new LinkedHashMap<>();
        private List<Stmt> rest;

        Pointers(Neighbours run, List<Stmt> rest) {
            this.run = run;
            this.rest = rest;
            var uses = new HashMap<Local, Integer>();
            through(
                    rest,
                    (array, _) -> {
                        uses.merge(array, 1, Integer::sum);
                        return Optional.empty();
                    });
            var asked = asked(rest);
            uses.forEach((array, count) -> {
                if (count > 1 && !asked.contains(array)) {
                    var type = new Type.Elements(((Type.Array) array.type()).element());
                    int id = nextId++;
                    made.put(array, new Local(id, "t" + id, type, false, array.span()));
                }
            });
            if (!made.isEmpty()) {
                this.rest =
                        through(
                                rest,
                                (array, offset) ->
                                        Optional.ofNullable(made.get(array))
                                                .map(pointer -> at(pointer, offset)));
            }
        }

        /// What may be null until it is asked: there is nothing to point into.
        private static Set<Local> asked(List<Stmt> statements) {
            var asked = new HashSet<Local>();
            var visitor =
                    new Visitor() {
                        @Override
                        protected void visit(Stmt statement) {
                            if (statement
                                            instanceof
                                            Stmt.Check(var condition, Expr.Var(var local), _, _)
                                    && condition == Stmt.Check.Condition.NOT_NULL) {
                                asked.add(local);
                            }
                        }

                        @Override
                        protected void visit(Expr expression) {
                            switch (expression) {
                                case Expr.Binary(_, _, Expr.Var(var local), Expr.Null _) ->
                                        asked.add(local);
                                case Expr.Binary(_, _, Expr.Null _, Expr.Var(var local)) ->
                                        asked.add(local);
                                default -> {}
                            }
                        }
                    };
            statements.forEach(visitor::walk);
            return asked;
        }

        private static Expr.Element at(Local pointer, int offset) {
            return new Expr.Element(
                    new Expr.Var(pointer), new Expr.Const(Type.Primitive.INT, offset));
        }

        List<Stmt> declarations() {
            return made.entrySet().stream()
                    .<Stmt>map(each ->
                            new Stmt.Declare(
                                    each.getValue(),
                                    Optional.of(
                                            new Expr.From(new Expr.Var(each.getKey()), run.base())),
                                    run.span()))
                    .toList();
        }

        /// Replaces elements as long as array and base are what they were at the checks.
        private List<Stmt> through(List<Stmt> statements, Replacement replacement) {
            var out = new ArrayList<Stmt>();
            var set = new HashSet<Local>();
            for (var each : statements) {
                var inside = Visitor.targets(each);
                boolean isSimple = isSimple(each);
                if (!isSimple) {
                    set.addAll(inside);
                }
                out.add(new Elements(set, replacement).statement(each));
                set.addAll(inside);
            }
            return out;
        }

        /// Rewrites elements of arrays of numbers.
        private final class Elements extends Rewriter {
            private final Set<Local> set;
            private final Replacement replacement;

            Elements(Set<Local> set, Replacement replacement) {
                this.set = set;
                this.replacement = replacement;
            }

            @Override
            public Expr expression(Expr expression) {
                if (expression instanceof Expr.Element(Expr.Var(var array), var index)) {
                    var other = element(array, index);
                    if (other.isPresent()) {
                        return other.get();
                    }
                }
                return super.expression(expression);
            }

            @Override
            public Stmt statement(Stmt statement) {
                var rewritten = super.statement(statement);
                if (rewritten
                        instanceof
                        Stmt.StoreElement(
                                Expr.Var(var array),
                                var index,
                                var value,
                                var isFirst,
                                var span)) {
                    var other = element(array, index);
                    if (other.isPresent()) {
                        return new Stmt.StoreElement(
                                other.get().array(), other.get().index(), value, isFirst, span);
                    }
                }
                return rewritten;
            }

            private Optional<Expr.Element> element(Local array, Expr index) {
                return array.type() instanceof Type.Array(Type.Primitive _) && !set.contains(array)
                        ? run.offset(index, set).flatMap(each -> replacement.of(array, each))
                        : Optional.empty();
            }
        }
    }

    /// What stands for an element of an array, so far behind the base.
    private interface Replacement {
        Optional<Expr.Element> of(Local array, int offset);
    }

    /// Whether a statement reads all that it reads before it sets something.
    private static boolean isSimple(Stmt statement) {
        return switch (statement) {
            case Stmt.Declare _, Stmt.Assign _, Stmt.Invoke _, Stmt.CallNative _ -> true;
            default -> false;
        };
    }

    /// The locals that are set where they are declared and nowhere else.
    private static Set<Local> steady(Method method) {
        var declared = new HashSet<Local>();
        var again = new HashSet<Local>();
        new Visitor() {
            @Override
            protected void visit(Stmt statement) {
                target(statement)
                        .filter(each -> !(statement instanceof Stmt.Declare && declared.add(each)))
                        .ifPresent(again::add);
            }
        }.walk(method.body());
        declared.removeAll(again);
        return declared;
    }

    /// The largest number of a local or parameter of a method, used or not.
    static int largestId(Method method) {
        var largest = new int[1];
        method.self().ifPresent(each -> largest[0] = each.id());
        method.parameters().forEach(each -> largest[0] = Math.max(largest[0], each.id()));
        new Rewriter() {
            @Override
            public Local local(Local local) {
                largest[0] = Math.max(largest[0], local.id());
                return local;
            }
        }.block(method.body());
        return largest[0];
    }
}
