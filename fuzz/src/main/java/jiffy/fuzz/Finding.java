// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.fuzz;

import java.util.regex.Pattern;

/// A program that does not say the same in both homes.
///
/// @param kind what went wrong; a smaller program that goes wrong in another way is another finding
/// @param expected what HotSpot says
/// @param actual what C says, or why there is none
public record Finding(Program program, Kind kind, String expected, String actual) {
    private static final Pattern GIST =
            Pattern.compile(
                    "(?:rror: |warning: .*|Sanitizer: )"
                            + "(detected memory leaks|\\[-W[^]]*\\]|"
                            + "[a-z]+(?:-[a-z]+)*(?: [a-z]+)*)");

    /// What went wrong.
    public enum Kind {
        /// `javac` refuses it: the generator is wrong.
        NOT_JAVA,
        /// Our compiler refuses it.
        REFUSED,
        /// Our compiler ended with an exception.
        COMPILER_FAILED,
        /// gcc has errors or warnings.
        NOT_C,
        /// A sanitizer stopped it, or it did not end.
        CRASH,
        /// It says something else than on HotSpot.
        DIFFERS,
        /// It crashes when memory is short.
        CRASH_WITHOUT_MEMORY
    }

    /// What two findings that are one have in common: a message without places and names.
    String gist() {
        return switch (kind) {
            case REFUSED -> actual.substring(0, 6);
            case NOT_JAVA, NOT_C, CRASH, CRASH_WITHOUT_MEMORY ->
                    GIST.matcher(actual)
                            .results()
                            .map(each -> each.group(1))
                            .findFirst()
                            .orElse("");
            case COMPILER_FAILED -> actual.lines().skip(1).findFirst().orElse("");
            case DIFFERS -> "";
        };
    }

    @Override
    public String toString() {
        return "== %s, seed %d\n%s\n-- HotSpot\n%s\n-- C\n%s\n"
                .formatted(
                        kind,
                        program.seed(),
                        ModuleText.of("Found", java.util.List.of(program)).java(),
                        expected,
                        actual);
    }
}
