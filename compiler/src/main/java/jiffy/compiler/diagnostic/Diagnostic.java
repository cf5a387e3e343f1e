// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jiffy.compiler.ir.Span;

/// One reason to refuse the program.
///
/// @param span where; empty if no single place is to blame
/// @param message what is wrong: lower case, no final period
/// @param notes because of which code
/// @param help what to write instead
public record Diagnostic(
        Rule rule, Optional<Span> span, String message, List<Note> notes, Optional<String> help) {
    /// Code that is part of the reason.
    public record Note(String message, Optional<Span> span) {}

    /// An error at a place.
    public static Diagnostic at(Span span, Rule rule, String message) {
        return new Diagnostic(rule, Optional.of(span), message, List.of(), Optional.empty());
    }

    /// An error without a place.
    public static Diagnostic of(Rule rule, String message) {
        return new Diagnostic(rule, Optional.empty(), message, List.of(), Optional.empty());
    }

    /// The same, with one more note.
    public Diagnostic note(String message, Span where) {
        return note(new Note(message, Optional.of(where)));
    }

    /// The same, with one more note that no place belongs to.
    public Diagnostic note(String message) {
        return note(new Note(message, Optional.empty()));
    }

    private Diagnostic note(Note note) {
        var more = new ArrayList<>(notes);
        more.add(note);
        return new Diagnostic(rule, span, this.message, List.copyOf(more), help);
    }

    /// The same, with help.
    public Diagnostic help(String text) {
        return new Diagnostic(rule, span, message, notes, Optional.of(text));
    }
}
