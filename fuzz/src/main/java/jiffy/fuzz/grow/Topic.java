// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.grow;

import java.util.List;
import jiffy.fuzz.grow.Scope.Method;
import jiffy.fuzz.grow.Scope.Place;
import jiffy.fuzz.tree.Piece;
import jiffy.fuzz.tree.Piece.Block;
import jiffy.fuzz.tree.Piece.Expression;
import jiffy.fuzz.tree.Statement;

/// A part of the language that needs declarations of its own, and what a program does with them.
abstract class Topic {
    static final List<String> FIELDS =
            List.of("int", "int", "long", "byte", "short", "char", "boolean");

    final Chance chance;
    final Grower grower;
    final Expressions expressions;

    Topic(Grower grower) {
        this.grower = grower;
        chance = grower.chance();
        expressions = grower.expressions();
    }

    /// Adds the declarations to the program, before anything else is asked for.
    abstract void declare();

    /// The types whose values this grows.
    List<String> types() {
        return List.of();
    }

    /// A new value of one of the types, or one that is found somewhere.
    Expression make(String type, Scope scope, int depth) {
        throw new IllegalArgumentException(type);
    }

    /// Whether `==` of two values of one of the types says something.
    boolean hasIdentity() {
        return true;
    }

    /// Whether objects have others of their class below them, so that comparing them would not end.
    boolean isRecursive() {
        return false;
    }

    /// A value, of whatever primitive type or a string; null if there is none here.
    Expression result(Scope scope, int depth) {
        return null;
    }

    /// A statement; null if there is none here.
    Statement statement(Scope scope, int depth) {
        return null;
    }

    /// A value of one of the types: a variable's, a new one, sometimes null.
    final Expression value(String type, Scope scope, int depth) {
        var known = scope.of(type);
        int choice = chance.below(20);
        if (choice < 11 && !known.isEmpty()) {
            return of(type, "name of an object", chance.of(known).name());
        }
        if (choice == 11 && scope.method().mayFail()) {
            return of(type, "null", "((" + type + ") null)");
        }
        if (choice == 12 && depth > 0) {
            return of(
                    type,
                    "?: of objects",
                    "($ ? $ : $)",
                    number("boolean", scope, depth),
                    value(type, scope, depth - 1),
                    make(type, scope, depth - 1));
        }
        var settable = scope.settable(type);
        if (choice == 13 && depth > 0 && !settable.isEmpty()) {
            return of(
                    type,
                    "= of objects",
                    "(" + chance.of(settable).name() + " = $)",
                    make(type, scope, depth - 1));
        }
        return make(type, scope, depth);
    }

    /// A value of a primitive type or a string.
    final Expression number(String type, Scope scope, int depth) {
        return expressions.value(type, scope, depth - 1);
    }

    static Expression of(String type, String what, String template, Piece... parts) {
        return Expression.of(type, what, template, parts);
    }

    static Expression of(String type, String what, String template, List<? extends Piece> parts) {
        return Expression.of(type, what, template, parts.toArray(Piece[]::new));
    }

    /// As many holes as there are parts.
    static String holes(List<?> parts) {
        return String.join(", ", parts.stream().map(_ -> "$").toList());
    }

    static Block lines(List<Statement> all) {
        return new Block(List.copyOf(all));
    }

    String name(String name) {
        return grower.name(name);
    }

    Scope scope(String result, Place place) {
        return new Scope(new Method(result, place));
    }

    /// A local's or parameter's declaration, known to the scope.
    String declared(Scope scope, String type, String name) {
        scope.declare(new Variable(name, type, true));
        return type + " " + name;
    }

    /// The same value as another type; null if that cannot be.
    static Expression converted(String type, Expression value) {
        if (value == null || value.type().equals(type)) {
            return value;
        }
        boolean isText = value.type().equals("String");
        return switch (type) {
            case "String" -> null;
            case "boolean" -> of(type, "test", isText ? "($ != null)" : "($ > 1)", value);
            default ->
                    of(
                            type,
                            "cast",
                            switch (value.type()) {
                                case "String" -> "((" + type + ") $.length())";
                                case "boolean" -> "((" + type + ") ($ ? 1 : 0))";
                                default -> "((" + type + ") $)";
                            },
                            value);
        };
    }
}
