// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jiffy.fuzz.tree.Piece.Block;
import jiffy.fuzz.tree.Piece.Expression;
import jiffy.fuzz.tree.Piece.Word;

/// The trees that are one step smaller than a tree; many of them are no Java.
public final class Smaller {
    private Smaller() {}

    /// Smaller members of a class or statements of a block, the largest steps first.
    public static Stream<Block> than(Block block) {
        var all = block.statements();
        return Stream.of(
                        halves(all),
                        IntStream.range(0, all.size())
                                .boxed()
                                .flatMap(at ->
                                        unwrapped(all.get(at)).map(inner -> put(all, at, inner))),
                        IntStream.range(0, all.size())
                                .boxed()
                                .flatMap(at ->
                                        than(all.get(at)).map(each -> put(all, at, List.of(each)))))
                .flatMap(Function.identity())
                .map(Block::new);
    }

    /// Without a run of statements: half of them, a quarter, …, one.
    private static Stream<List<Statement>> halves(List<Statement> all) {
        return Stream.iterate(Math.max(all.size() / 2, 1), size -> size > 0, size -> size / 2)
                .flatMap(size ->
                        IntStream.iterate(0, at -> at < all.size(), at -> at + size)
                                .mapToObj(at -> without(all, at, Math.min(at + size, all.size()))));
    }

    private static List<Statement> without(List<Statement> all, int from, int to) {
        var left = new ArrayList<>(all.subList(0, from));
        left.addAll(all.subList(to, all.size()));
        return left;
    }

    private static List<Statement> put(List<Statement> all, int at, List<Statement> instead) {
        var changed = new ArrayList<>(all.subList(0, at));
        changed.addAll(instead);
        changed.addAll(all.subList(at + 1, all.size()));
        return changed;
    }

    /// What stands in the blocks of a statement, in its place.
    private static Stream<List<Statement>> unwrapped(Statement statement) {
        return statement.pieces().stream()
                .filter(Block.class::isInstance)
                .map(piece -> ((Block) piece).statements());
    }

    private static Stream<Statement> than(Statement statement) {
        return pieces(statement.pieces())
                .map(pieces -> new Statement(statement.construct(), pieces, statement.completes()));
    }

    private static Stream<List<Piece>> pieces(List<Piece> pieces) {
        return IntStream.range(0, pieces.size())
                .boxed()
                .flatMap(at ->
                        than(pieces.get(at))
                                .map(each -> {
                                    var changed = new ArrayList<>(pieces);
                                    changed.set(at, each);
                                    return List.copyOf(changed);
                                }));
    }

    private static Stream<? extends Piece> than(Piece piece) {
        return switch (piece) {
            case Word _ -> Stream.empty();
            case Block block -> than(block);
            case Expression expression -> than(expression);
        };
    }

    private static Stream<Expression> than(Expression expression) {
        var simple = literal(expression.type());
        var inner = parts(expression).filter(each -> each.type().equals(expression.type()));
        var literals =
                simple == null || expression.pieces().equals(simple.pieces())
                        ? Stream.<Expression>empty()
                        : Stream.of(simple);
        var inside =
                pieces(expression.pieces())
                        .map(pieces ->
                                new Expression(expression.type(), expression.construct(), pieces));
        return Stream.of(literals, inner, inside).flatMap(Function.identity());
    }

    private static Stream<Expression> parts(Expression expression) {
        return expression.pieces().stream()
                .filter(Expression.class::isInstance)
                .map(Expression.class::cast)
                .flatMap(each -> Stream.concat(Stream.of(each), parts(each)));
    }

    private static Expression literal(String type) {
        return switch (type) {
            case "int" -> Expression.of(type, "literal", "1");
            case "long" -> Expression.of(type, "literal", "1L");
            case "boolean" -> Expression.of(type, "literal", "true");
            case "byte", "short", "char" -> Expression.of(type, "literal", "((" + type + ") 1)");
            case "String" -> Expression.of(type, "literal", "\"\"");
            default ->
                    type.contains("_")
                            ? Expression.of(type, "literal", "((" + type + ") null)")
                            : null;
        };
    }
}
