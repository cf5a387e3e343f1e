// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.ir;

import java.util.List;

/// C that a module's author wrote and the compiler believes: a binding, or a part of a class that
/// is bound.
///
/// @param name for people: `Clock.now`, `Counter (release)`
/// @param template the C, with holes
/// @param facts what the compiler believes of it, in words: `may sleep`, `throws Errno`
/// @param headers what is included for it
public record Trusted(
        String name, String template, List<String> facts, List<String> headers, Span span) {}
