// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.tidy;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A house rule that one file by itself keeps or breaks. STYLE.md gives the reasons.
enum Rule {
    NO_TABS {
        /// C is in the style of the kernel, and make wants tabs; expected C is C.
        private static final Pattern KERNEL_STYLE =
                Pattern.compile("(.*/)?(.*\\.[ch](\\..*)?|Makefile|Kbuild)|.*/resources/.*");

        @Override
        Stream<Finding> check(SourceFile file) {
            return KERNEL_STYLE.matcher(file.name()).matches()
                    ? Stream.empty()
                    : file.findings(line -> line.contains("\t"), "has a tab: use 4 spaces");
        }
    },

    SHORT_LINES {
        @Override
        Stream<Finding> check(SourceFile file) {
            return isCode(file)
                    ? file.findings(Rule::isLong, "is longer than 100 columns")
                    : Stream.empty();
        }
    },

    NO_TRAILING_SPACE {
        @Override
        Stream<Finding> check(SourceFile file) {
            return file.findings(line -> !line.equals(line.stripTrailing()), "ends in spaces");
        }
    },

    SHORT_FILES {
        @Override
        Stream<Finding> check(SourceFile file) {
            var tooLong = isCode(file) && file.lines().size() > 600;
            return only(tooLong, file, "has more than 600 lines: split it by responsibility");
        }
    },

    FINAL_NEWLINE {
        @Override
        Stream<Finding> check(SourceFile file) {
            var text = file.text();
            return only(!text.isEmpty() && !text.endsWith("\n"), file, "lacks its final newline");
        }
    },

    SPDX_LINE {
        @Override
        Stream<Finding> check(SourceFile file) {
            if (!isCode(file) || file.isIn("docs/") && !file.isJava()) {
                return Stream.empty();
            }
            var tag = "SPDX-License-Identifier: " + "MIT OR GPL-2.0";
            var first = file.text().lines().limit(2).anyMatch(line -> line.endsWith(tag));
            return only(!first, file, "lacks its first line, `// " + tag + "`");
        }
    },

    NO_DRAWERS {
        private static final Pattern DRAWER =
                Pattern.compile("(.*/)?(utils?|common|misc|helpers?)/[^/]*\\.java");

        @Override
        Stream<Finding> check(SourceFile file) {
            var drawer = DRAWER.matcher(file.name()).matches();
            return only(drawer, file, "is in a package named after nothing: name the noun");
        }
    },

    NO_COMPILER_INTERNALS {
        private static final Pattern INTERNALS =
                Pattern.compile("\\bcom\\.sun\\.tools\\.|--add-" + "(opens|exports)");

        @Override
        Stream<Finding> check(SourceFile file) {
            return file.isIn("docs/") || file.name().endsWith(".md")
                    ? Stream.empty()
                    : matching(file, INTERNALS, "reaches into the JDK: use its public API");
        }
    },

    TREES_STAY_IN_FRONT {
        private static final Pattern TREES = Pattern.compile("\\bcom\\.sun\\." + "source\\b");

        @Override
        Stream<Finding> check(SourceFile file) {
            boolean isFront =
                    file.isIn("compiler/src/main/java/jiffy/compiler/front/")
                            || file.isIn("compiler/src/test/java/jiffy/compiler/front/");
            return !file.isJava() || isFront
                    ? Stream.empty()
                    : matching(file, TREES, "uses javac's trees: only the compiler's front may");
        }
    },

    CHECK_AND_EMIT_SEE_ONLY_IR {
        private static final Pattern IMPORT =
                Pattern.compile("import (?:static )?jiffy\\.compiler\\.(\\w+)\\.?.*");
        private static final List<String> PHASES = List.of("check", "emit");
        private static final List<String> ALLOWED = List.of("ir", "infer", "diagnostic");

        @Override
        Stream<Finding> check(SourceFile file) {
            var room = "compiler/src/main/java/jiffy/compiler/";
            return PHASES.stream()
                    .filter(phase -> file.isIn(room + phase + "/"))
                    .flatMap(phase -> file.findings(line -> leaves(line, phase), MESSAGE));
        }

        private static final String MESSAGE =
                "imports more than the IR, what was inferred from it, and diagnostics";

        private static boolean leaves(String line, String phase) {
            var matcher = IMPORT.matcher(line);
            if (!matcher.matches() || !Character.isLowerCase(matcher.group(1).charAt(0))) {
                return false;
            }
            return !ALLOWED.contains(matcher.group(1)) && !phase.equals(matcher.group(1));
        }
    },

    NO_PLACE_OF_OURS {
        private static final Pattern PLACE =
                Pattern.compile(
                        "(^|[^\\w.$}~])/(work|Users|home/\\w+)/\\w"
                                + "|\\b(repo1?\\.maven\\.apache|deb\\.debian|registry\\.npmjs"
                                + "|pypi|static\\.crates|proxy\\.golang|archive\\.ubuntu)\\.\\w+");

        @Override
        Stream<Finding> check(SourceFile file) {
            return matching(file, PLACE, "names a folder of one machine or a registry's host");
        }
    };

    private static final Pattern CODE = Pattern.compile(".*\\.(java|c|h|sh)|jiffy|\\.ci/run");

    /// What in the file breaks this rule.
    abstract Stream<Finding> check(SourceFile file);

    /// Whether people write the file: expected outputs of tests are not held to its rules.
    static boolean isCode(SourceFile file) {
        boolean isExpected = file.name().contains("/golden/") && file.name().endsWith(".c");
        return CODE.matcher(file.name()).matches()
                && !isExpected
                && !file.name().contains("/resources/");
    }

    private static boolean isLong(String line) {
        return line.length() > 100 && !line.contains("://");
    }

    private static Stream<Finding> only(boolean broken, SourceFile file, String what) {
        return broken ? Stream.of(file.finding(what)) : Stream.empty();
    }

    private static Stream<Finding> matching(SourceFile file, Pattern pattern, String what) {
        if (file.name().endsWith("/jiffy/tidy/RuleTest.java")) {
            return Stream.empty();
        }
        return file.findings(line -> pattern.matcher(line).find(), what);
    }
}
