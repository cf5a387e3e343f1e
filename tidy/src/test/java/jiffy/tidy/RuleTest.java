// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each rule sees what it is there for, and near misses pass.
class RuleTest {
    private static final String SPDX = "// SPDX-License-Identifier: MIT OR GPL-2.0\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    NO_TABS | a/A.java | "\tint x;"
                    NO_TRAILING_SPACE | README.md | "a  "
                    SPDX_LINE | a/A.java | "package a;"
                    NO_DRAWERS | a/util/A.java | "package a.util;"
                    NO_COMPILER_INTERNALS | compiler/A.java | "import com.sun.tools.javac.A;"
                    NO_COMPILER_INTERNALS | pom.xml | "--add-opens java.base/java.lang"
                    TREES_STAY_IN_FRONT | lab/A.java | "import com.sun.source.tree.*;"
                    NO_PLACE_OF_OURS | a/A.java | "open /home/jane/x"
                    NO_PLACE_OF_OURS | a/A.java | "open(""/Users/x"")"
                    NO_PLACE_OF_OURS | README.md | "from static.crates.example"
                    """)
    void isBroken(Rule rule, String file, String text) {
        assertThat(rule.check(new SourceFile(file, text))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    NO_DRAWERS | a/utility/A.java | "x"
                    TREES_STAY_IN_FRONT | compiler/A.java | "import com.sun.sources.A;"
                    NO_PLACE_OF_OURS | a/A.java | "~/Users/x and $HOME/x"
                    NO_PLACE_OF_OURS | a/A.java | "/home is a folder"
                    """)
    void isKept(Rule rule, String file, String text) {
        assertThat(rule.check(new SourceFile(file, text))).isEmpty();
    }

    @Test
    void treesStayInFront() {
        var tree = "import com.sun.source.tree.Tree;";
        var room = "compiler/src/main/java/jiffy/compiler/";
        var rule = Rule.TREES_STAY_IN_FRONT;
        assertThat(rule.check(new SourceFile(room + "front/A.java", tree))).isEmpty();
        assertThat(rule.check(new SourceFile(room + "emit/A.java", tree))).hasSize(1);
    }

    @Test
    void longLine() {
        var line = "x".repeat(101);
        assertThat(Rule.SHORT_LINES.check(new SourceFile("a/A.java", line))).hasSize(1);
        assertThat(Rule.SHORT_LINES.check(new SourceFile("a/A.java", line.substring(1)))).isEmpty();
    }

    @Test
    void longFile() {
        var text = "x\n".repeat(601);
        assertThat(Rule.SHORT_FILES.check(new SourceFile("a/A.java", text))).hasSize(1);
        assertThat(Rule.SHORT_FILES.check(new SourceFile("a/A.java", text.substring(2)))).isEmpty();
    }

    @Test
    void finalNewline() {
        assertThat(Rule.FINAL_NEWLINE.check(new SourceFile("a.md", "x"))).hasSize(1);
        assertThat(Rule.FINAL_NEWLINE.check(new SourceFile("a.md", "x\n"))).isEmpty();
    }

    @Test
    void spdxLine() {
        assertThat(Rule.SPDX_LINE.check(new SourceFile("a/A.java", SPDX))).isEmpty();
        assertThat(Rule.SPDX_LINE.check(new SourceFile("a.sh", "#!/bin/sh\n" + SPDX))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "check,front,1",
        "check,emit,1",
        "emit,check,1",
        "check,ir,0",
        "check,infer,0",
        "emit,own,1",
        "check,check,0",
        "front,emit,0"
    })
    void phasesSeeOnlyTheIr(String from, String to, int findings) {
        var name = "compiler/src/main/java/jiffy/compiler/" + from + "/A.java";
        var file = new SourceFile(name, "import jiffy.compiler." + to + ".B;\n");
        assertThat(Rule.CHECK_AND_EMIT_SEE_ONLY_IR.check(file)).hasSize(findings);
    }

    @Test
    void dependencies() {
        var pom =
                """
                <dependency>
                  <groupId>jiffy</groupId>
                  <artifactId>ours</artifactId>
                </dependency>
                <plugin>
                  <groupId>org.x</groupId>
                  <artifactId>theirs</artifactId>
                </plugin>
                """;
        assertThat(Dependencies.of(pom)).containsExactly("theirs");
    }

    @Test
    void links() {
        var text =
                """
                See [a](b.md#c), [d](../e.md), [f](https://g.h), [i](#j).

                ```
                x[0](not a link) [k](l)
                ```
                """;
        assertThat(Links.of(new SourceFile("docs/x.md", text)))
                .containsExactly("docs/b.md", "e.md");
    }
}
