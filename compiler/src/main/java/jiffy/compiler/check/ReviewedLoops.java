// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.check;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jiffy.compiler.ir.MethodName;

/// The methods of the library whose loops are bounded for a reason that the compiler does not see.
/// Each was read. No other method is believed to be bounded.
///
/// @param classes in the package `jiffy.linux`
/// @param methods all loops of these are meant
/// @param reason why, and by what, they are bounded
record ReviewedLoops(Set<String> classes, Set<String> methods, String reason) {
    private static final String LIBRARY = "jiffy.linux.";

    /// All that were reviewed.
    static final List<ReviewedLoops> ALL =
            List.of(
                    new ReviewedLoops(
                            Set.of("collection.LongMap"),
                            Set.of("find", "release"),
                            "goes from cell to cell, around the array, and stops at one that is"
                                    + " free: at least a quarter of them is"),
                    new ReviewedLoops(
                            Set.of("collection.LongMap"),
                            Set.of("allocate"),
                            "meets each cell of the old array once; in the new one, at least a"
                                    + " quarter of the cells is free"),
                    new ReviewedLoops(
                            Set.of("collection.LongObjectMap", "collection.HashMap"),
                            Set.of("find", "cellOf", "release"),
                            "goes from cell to cell, around the array, and stops at one that is"
                                    + " free, or the one looked for: at least a quarter is free"),
                    new ReviewedLoops(
                            sorts("Int", "Long", "Short", "Byte", "Char"),
                            Set.of("isRun", "insert", "quick", "partition", "heap", "sift"),
                            "takes no more steps than the array's length times its logarithm, but"
                                    + " for a constant: a quicksort that ends as a heapsort"),
                    new ReviewedLoops(
                            arrays("Int", "Long", "Short", "Byte", "Char"),
                            Set.of("search"),
                            "halves the part of the array that is left"),
                    new ReviewedLoops(
                            Set.of("text.TextBuffer"),
                            Set.of("append", "pad", "decimal", "appendHex"),
                            "writes one byte of the buffer's array a round, behind the one before,"
                                    + " as far as there is room"),
                    new ReviewedLoops(
                            Set.of("text.TextParser"),
                            Set.of("skipBlanks", "skipLine", "wordEnd", "hasRemainingInLine"),
                            "reads one byte of the parser's array a round, behind the one before"));

    private static Set<String> sorts(String... elements) {
        return named("Sort", elements);
    }

    private static Set<String> arrays(String... elements) {
        return named("Arrays", elements);
    }

    private static Set<String> named(String end, String... elements) {
        return Set.of(Stream.of(elements).map(each -> "jdk." + each + end).toArray(String[]::new));
    }

    /// Whether the loops of a method were read and found bounded.
    static boolean areIn(MethodName method) {
        return ALL.stream()
                .anyMatch(each ->
                        method.isLibrary()
                                && each.classes.contains(method.owner().substring(LIBRARY.length()))
                                && each.methods.contains(method.simple()));
    }
}
