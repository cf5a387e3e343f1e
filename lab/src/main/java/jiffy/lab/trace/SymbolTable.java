// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.lab.trace;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// The symbols of a `.ko`, whose sections all begin at zero. Pure.
///
/// @param symbols in the order of the file
public record SymbolTable(List<Symbol> symbols) {

    /// A line of `objdump -t`: value, seven flags, section, size, perhaps a visibility, name.
    private static final Pattern LINE =
            Pattern.compile("([0-9a-f]+) (.{7}) (\\S+)\\t([0-9a-f]+) (?:\\.\\w+ )?(\\S+)");

    /// A symbol that names a place in a section.
    record Symbol(String name, String section, long address, long size) {}

    /// An address in a section.
    public record Address(String section, long offset) {}

    public SymbolTable {
        symbols = List.copyOf(symbols);
    }

    /// Reads what `objdump -t` prints.
    public static SymbolTable parse(String objdump) {
        return new SymbolTable(
                objdump.lines()
                        .map(LINE::matcher)
                        .filter(line -> line.matches() && isPlace(line.group(2), line.group(3)))
                        .map(line ->
                                new Symbol(
                                        line.group(5),
                                        line.group(3),
                                        Long.parseUnsignedLong(line.group(1), 16),
                                        Long.parseUnsignedLong(line.group(4), 16)))
                        .toList());
    }

    /// Not a file's or a section's name, nor something that is elsewhere.
    private static boolean isPlace(String flags, String section) {
        return !section.startsWith("*") && flags.charAt(5) != 'd' && flags.charAt(6) != 'f';
    }

    /// Where a place is. None if there is no such function, or one that the place does not fit into
    /// as in a file that was built of other sources.
    public Optional<Address> find(CodePlace place) {
        return symbols.stream()
                .filter(each -> each.name.equals(place.function()))
                .filter(each -> place.offset() <= each.size && fits(each, place.size()))
                .map(each -> new Address(each.section, each.address + place.offset()))
                .findFirst();
    }

    /// The place of an address in a section, named as the kernel would name it.
    ///
    /// @param module whose symbols these are
    Optional<CodePlace> name(Address address, String module) {
        return symbols.stream()
                .filter(each -> each.section.equals(address.section))
                .filter(each -> each.address <= address.offset)
                .filter(each -> address.offset < each.address + each.size)
                .findFirst()
                .map(each ->
                        new CodePlace(
                                each.name,
                                address.offset - each.address,
                                whole(each).orElse(each.size),
                                module));
    }

    private boolean fits(Symbol function, long size) {
        var whole = whole(function);
        return whole.isPresent() ? whole.getAsLong() == size : function.size <= size;
    }

    /// The kernel counts a function's size up to the next symbol, or to the end of all code.
    private OptionalLong whole(Symbol function) {
        var next =
                symbols.stream()
                        .filter(each -> each.section.equals(function.section))
                        .mapToLong(Symbol::address)
                        .filter(address -> address > function.address)
                        .min();
        return next.isPresent()
                ? OptionalLong.of(next.getAsLong() - function.address)
                : OptionalLong.empty();
    }
}
