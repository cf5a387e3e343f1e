// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.grow;

import java.util.ArrayList;
import jiffy.fuzz.grow.Scope.Place;
import jiffy.fuzz.tree.Piece;
import jiffy.fuzz.tree.Piece.Block;
import jiffy.fuzz.tree.Statement;

/// A class whose objects are closed, and which throws when it is made, used or closed.
final class Doors extends Topic {
    private final String door = name("Door");

    Doors(Grower grower) {
        super(grower);
    }

    @Override
    void declare() {
        var scope = scope("int", Place.LEAF);
        scope.declare(new Variable("id", "int", false));
        scope.declare(new Variable("p", "int", true));
        grower.add(
                Statement.of(
                        "class that can be closed",
                        """
                        static final class D implements AutoCloseable {
                                final int id;
                                D(int id) throws Errno {
                                    if ((id & 7) == 3) throw new Errno(Errno.EBUSY);
                                    if ((id & 15) == 5) throw new IllegalStateException();
                                    this.id = id;
                                    Log.info("open %d", id);
                                }
                                int use(int p) throws Errno {
                                    if (p == 6) throw new Errno(Errno.EAGAIN);
                                    return $;
                                }
                                @Override
                                public void close() throws Errno {
                                    Log.info("close %d", id);
                                    if ((id & 7) == 6) throw new Errno(Errno.EIO);
                                    if ((id & 7) == 1) throw new IllegalArgumentException();
                                }
                            }\
                        """
                                .replaceAll("\\bD\\b", door),
                        expressions.value("int", scope, 3)));
    }

    @Override
    Statement statement(Scope scope, int depth) {
        if (scope.rounds > 10) {
            return null;
        }
        var parts = new ArrayList<Piece>();
        var resources = new StringBuilder();
        var inside = scope.block();
        String name = "";
        for (int i = 1 + chance.below(3); i > 0; i--) {
            name = scope.fresh("d");
            boolean maybe = chance.percent(15);
            resources
                    .append(resources.isEmpty() ? "" : "; ")
                    .append(maybe ? door : "var")
                    .append(" ")
                    .append(name)
                    .append(maybe ? " = $ ? new " + door + "($) : null" : " = new " + door + "($)");
            if (maybe) {
                parts.add(expressions.value("boolean", inside, 1));
            }
            parts.add(expressions.value("int", inside, 2));
            inside.declareBorrowed(new Variable(name + ".id", "int", false));
        }
        parts.add(body(name, inside, depth));
        return Statement.of(
                "try with resources",
                "try (" + resources + ") $" + ends(scope, depth, parts),
                parts.toArray(Piece[]::new));
    }

    private Block body(String name, Scope scope, int depth) {
        var all = new ArrayList<Statement>();
        all.add(
                Statement.of(
                        "use of a resource",
                        "Log.info(\"use %d\", " + name + ".use($));",
                        expressions.value("int", scope, 2)));
        all.addAll(grower.statements().inner(scope, depth, chance.percent(60)).statements());
        return new Block(all);
    }

    /// Each body before completes or not: what follows is reached by the first handler.
    private String ends(Scope scope, int depth, ArrayList<Piece> parts) {
        String e = scope.fresh("x");
        parts.add(grower.statements().inner(scope.block(), depth, true));
        var text = new StringBuilder(" catch (Errno " + e + ") $");
        if (chance.percent(70)) {
            String other = scope.fresh("x");
            parts.add(grower.statements().inner(scope.block(), depth, true));
            text.append(" catch (")
                    .append(
                            chance.of(
                                    "RuntimeException",
                                    "Exception",
                                    "Throwable",
                                    "IllegalStateException"))
                    .append(" ")
                    .append(other)
                    .append(") $");
        }
        if (chance.percent(40)) {
            parts.add(grower.statements().inner(scope.block(), depth, true));
            text.append(" finally $");
        }
        return text.toString();
    }
}
