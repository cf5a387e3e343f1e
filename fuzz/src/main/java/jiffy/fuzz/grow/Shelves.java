// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz.grow;

import java.util.List;
import java.util.regex.Pattern;
import jiffy.fuzz.tree.Piece;
import jiffy.fuzz.tree.Piece.Expression;
import jiffy.fuzz.tree.Statement;

/// The library's maps, rings, bitmaps and text buffers.
final class Shelves extends Topic {
    private static final List<String> FIELDS =
            List.of(
                    "LongMap map = new LongMap(5)",
                    "IntRing ints = new IntRing(3)",
                    "LongRing longs = new LongRing(2)",
                    "ByteRing bytes = new ByteRing(4)",
                    "Bitmap bits = new Bitmap(70)",
                    "TextBuffer text = new TextBuffer(40)");
    private static final Pattern NAME = Pattern.compile("(\\w+) (\\w+)");

    private static final List<String> RESULTS =
            List.of(
                    "int map.size()",
                    "boolean map.containsKey(#long)",
                    "long map.getOrDefault(#int & 7, #long)",
                    "boolean map.put(#int & 7, #long)",
                    "boolean map.put(#long, #long)",
                    "boolean map.remove(#int & 7)",
                    "int map.next(#int)",
                    "long map.keyAt(#int & 3)",
                    "boolean ints.offer(#int)",
                    "int ints.peek()",
                    "int ints.poll()",
                    "int ints.size()",
                    "boolean longs.offer(#long)",
                    "long longs.poll()",
                    "boolean longs.isEmpty()",
                    "boolean bytes.offer(#byte)",
                    "byte bytes.poll()",
                    "boolean bits.get(#int & 63)",
                    "boolean bits.get(#int)",
                    "int bits.count()",
                    "int bits.nextSet(#int & 63)",
                    "int bits.nextClear(#int & 63)",
                    "int text.length()",
                    "boolean text.hasOverflowed()",
                    "byte text.byteAt(#int & 7)");

    private static final List<String> STATEMENTS =
            List.of(
                    "map.clear();",
                    "map.put(#int & 7, #long);",
                    "ints.push(#int);",
                    "ints.clear();",
                    "longs.push(#long);",
                    "bytes.push(#byte);",
                    "bits.set(#int & 63);",
                    "bits.set(#int);",
                    "bits.clear(#int & 63);",
                    "text.append(#long);",
                    "text.append(#String);",
                    "text.appendHex(#long);",
                    "text.appendByte(#byte);",
                    "text.clear();",
                    "for (int i = 0; i < text.length(); i++) Log.info(\"%d\", text.byteAt(i));",
                    "for (int c = map.next(0L); c >= 0; c = map.next(c + 1L)) Log.info(\"%d\","
                            + " map.valueAt(c));");

    private static final Pattern OBJECT = Pattern.compile("\\b(map|ints|longs|bytes|bits|text)\\.");
    private static final Pattern HOLE = Pattern.compile("#(\\w+)");

    Shelves(Grower grower) {
        super(grower);
    }

    @Override
    void declare() {
        for (var each : FIELDS) {
            var field = NAME.matcher(each);
            field.lookingAt();
            String text = each.replaceFirst("\\b" + field.group(2) + "\\b", name(field.group(2)));
            grower.add(Statement.of("object of the library", "private final " + text + ";"));
        }
    }

    private String named(String text) {
        return OBJECT.matcher(text).replaceAll(each -> name(each.group(1)) + ".");
    }

    private Piece[] parts(String text, Scope scope, int depth) {
        return HOLE.matcher(text)
                .results()
                .map(each -> expressions.value(each.group(1), scope, depth))
                .toArray(Piece[]::new);
    }

    @Override
    Expression result(Scope scope, int depth) {
        if (!scope.method().hasModule()) {
            return null;
        }
        scope.spend(20);
        String call = chance.of(RESULTS);
        String type = call.substring(0, call.indexOf(' '));
        String text = call.substring(call.indexOf(' ') + 1);
        return of(
                type,
                text.substring(0, text.indexOf('(')),
                HOLE.matcher(named(text)).replaceAll("\\$"),
                parts(text, scope, depth - 1));
    }

    @Override
    Statement statement(Scope scope, int depth) {
        if (!scope.method().hasModule() || scope.rounds > 20) {
            return null;
        }
        scope.spend(40);
        String text = chance.of(STATEMENTS);
        return Statement.of(
                text.startsWith("for")
                        ? "walk of the library"
                        : text.substring(0, text.indexOf('(')),
                HOLE.matcher(named(text)).replaceAll("\\$"),
                parts(text, scope, 2));
    }
}
