// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.grow;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jiffy.fuzz.tree.Piece;
import jiffy.fuzz.tree.Piece.Expression;
import jiffy.fuzz.tree.Statement;

/// Calls of the JDK's static methods.
final class Jdk {
    /// Without faults.
    private static final List<String> GOOD =
            List.of(
                    "int Integer.bitCount(int)",
                    "int Integer.compare(int, int)",
                    "int Integer.compareUnsigned(int, int)",
                    "int Integer.hashCode(int)",
                    "int Integer.highestOneBit(int)",
                    "int Integer.lowestOneBit(int)",
                    "int Integer.numberOfLeadingZeros(int)",
                    "int Integer.numberOfTrailingZeros(int)",
                    "int Integer.reverse(int)",
                    "int Integer.reverseBytes(int)",
                    "int Integer.rotateLeft(int, int)",
                    "int Integer.rotateRight(int, int)",
                    "int Integer.signum(int)",
                    "int Integer.sum(int, int)",
                    "long Integer.toUnsignedLong(int)",
                    "int Long.bitCount(long)",
                    "int Long.compare(long, long)",
                    "int Long.compareUnsigned(long, long)",
                    "int Long.hashCode(long)",
                    "long Long.highestOneBit(long)",
                    "long Long.lowestOneBit(long)",
                    "int Long.numberOfLeadingZeros(long)",
                    "int Long.numberOfTrailingZeros(long)",
                    "long Long.reverse(long)",
                    "long Long.reverseBytes(long)",
                    "long Long.rotateLeft(long, int)",
                    "long Long.rotateRight(long, int)",
                    "int Long.signum(long)",
                    "long Long.max(long, long)",
                    "int Math.abs(int)",
                    "long Math.abs(long)",
                    "int Math.min(int, int)",
                    "long Math.max(long, long)",
                    "long Math.multiplyFull(int, int)",
                    "long Math.multiplyHigh(long, long)",
                    "long Math.unsignedMultiplyHigh(long, long)");

    /// That may fault.
    private static final List<String> FAULTY =
            List.of(
                    "int Integer.divideUnsigned(int, int)",
                    "int Integer.remainderUnsigned(int, int)",
                    "long Long.divideUnsigned(long, long)",
                    "long Long.remainderUnsigned(long, long)",
                    "int Math.absExact(int)",
                    "int Math.addExact(int, int)",
                    "long Math.addExact(long, long)",
                    "int Math.ceilDiv(int, int)",
                    "long Math.ceilDiv(long, int)",
                    "int Math.ceilMod(int, int)",
                    "int Math.clamp(long, int, int)",
                    "long Math.clamp(long, long, long)",
                    "int Math.decrementExact(int)",
                    "int Math.floorDiv(int, int)",
                    "long Math.floorDiv(long, long)",
                    "int Math.floorMod(int, int)",
                    "int Math.floorMod(long, int)",
                    "long Math.floorMod(long, long)",
                    "int Math.multiplyExact(int, int)",
                    "long Math.multiplyExact(long, long)",
                    "int Math.negateExact(int)",
                    "int Math.subtractExact(int, int)",
                    "long Math.subtractExact(long, long)",
                    "int Math.toIntExact(long)");

    private static final Pattern CALL = Pattern.compile("(\\w+) ([\\w.]+)\\((.*)\\)");

    private final Chance chance;
    private final Expressions expressions;

    Jdk(Chance chance, Expressions expressions) {
        this.chance = chance;
        this.expressions = expressions;
    }

    /// A call with numbers.
    Expression call(String type, Scope scope, int depth) {
        boolean mayFail = scope.method().mayFail() && chance.percent(35);
        var fitting =
                (mayFail ? FAULTY : GOOD)
                        .stream().filter(each -> each.startsWith(type + " ")).toList();
        var call = CALL.matcher(chance.of(fitting));
        call.matches();
        var arguments = new ArrayList<Piece>();
        for (var each : call.group(3).split(", ")) {
            arguments.add(expressions.value(each, scope, depth - 1));
        }
        return Topic.of(
                type, call.group(2), call.group(2) + "(" + Topic.holes(arguments) + ")", arguments);
    }

    /// Something that is done to an array, or asked of it; null if there is no array here.
    Statement array(Scope scope) {
        String element = chance.of(Expressions.NUMBERS);
        var arrays = scope.of(element + "[]");
        if (arrays.isEmpty() || scope.rounds > 10) {
            return null;
        }
        scope.spend(20);
        String array = chance.of(arrays).name();
        String other = chance.of(arrays).name();
        var index = expressions.value("int", scope, 1);
        var end = expressions.value("int", scope, 1);
        var value = expressions.value(element, scope, 1);
        String place = chance.percent(20) ? "$" : "$ & 3";
        return switch (chance.below(8)) {
            case 0 -> Statement.of("Arrays.sort", "java.util.Arrays.sort(" + array + ");");
            case 1 ->
                    Statement.of(
                            "Arrays.sort",
                            "java.util.Arrays.sort(" + array + ", " + place + ", $ & 7);",
                            index,
                            end);
            case 2 ->
                    Statement.of("Arrays.fill", "java.util.Arrays.fill(" + array + ", $);", value);
            case 3 ->
                    Statement.of(
                            "Arrays.fill",
                            "java.util.Arrays.fill(" + array + ", " + place + ", $ & 7, $);",
                            index,
                            end,
                            value);
            case 4 ->
                    Statement.of(
                            "System.arraycopy",
                            "System.arraycopy(%s, %s, %s, $ & 3, %d);"
                                    .formatted(array, place, other, chance.below(4)),
                            index,
                            end);
            case 5 -> copy(array, element, scope, index, end);
            default -> asked(array, other, value);
        };
    }

    private Statement copy(
            String array, String element, Scope scope, Expression from, Expression to) {
        String name = scope.fresh("a");
        scope.declare(new Variable(name, element + "[]", false));
        return switch (chance.below(3)) {
            case 0 -> Statement.of("clone", "var " + name + " = " + array + ".clone();");
            case 1 ->
                    Statement.of(
                            "Arrays.copyOf",
                            "var " + name + " = java.util.Arrays.copyOf(" + array + ", $ & 15);",
                            from);
            default ->
                    Statement.of(
                            "Arrays.copyOfRange",
                            "var %s = java.util.Arrays.copyOfRange(%s, $ & 3, $ & 15);"
                                    .formatted(name, array),
                            from,
                            to);
        };
    }

    private Statement asked(String array, String other, Expression value) {
        return switch (chance.below(3)) {
            case 0 ->
                    Statement.of(
                            "Arrays.hashCode",
                            "Log.info(\"%d\", java.util.Arrays.hashCode(" + array + "));");
            case 1 ->
                    Statement.of(
                            "Arrays.equals",
                            "Log.info(\"%b\", java.util.Arrays.equals("
                                    + array
                                    + ", "
                                    + other
                                    + "));");
            default ->
                    Statement.of(
                            "Arrays.binarySearch",
                            "Log.info(\"%d\", java.util.Arrays.binarySearch(" + array + ", $));",
                            value);
        };
    }
}
