// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.compiler.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jiffy.compiler.diagnostic.Diagnostic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each program under `src/test/golden/diagnostics` is refused in the lines that say so, for the
/// reason that they give, and in no other: `// error: KJ0301 part of the message`, or, for an error
/// that no line is to blame for, `// error of the module: KJ0002 part of the message`.
class DiagnosticsTest {
    private static final Pattern MARK =
            Pattern.compile("// error( of the module)?: (KJ\\d{4}) (.*?)\\s*(?=// error|$)");

    private record Expected(String file, int line, String code, String message) {
        boolean matches(Diagnostic error) {
            return error.rule().code().equals(code)
                    && error.message().contains(message)
                    && error.span().map(each -> each.line()).orElse(0) == line
                    && error.span().map(each -> each.fileName()).orElse("").equals(file);
        }
    }

    static Stream<GoldenCase> refuses() {
        return GoldenCase.in("diagnostics");
    }

    @ParameterizedTest
    @MethodSource
    void refuses(GoldenCase program) throws IOException {
        var expected = new ArrayList<Expected>();
        for (var file : program.files()) {
            expected.addAll(expected(file));
        }
        var unexpected = new ArrayList<String>();
        for (var error : program.compile().diagnostics()) {
            var found = expected.stream().filter(each -> each.matches(error)).findFirst();
            if (found.isEmpty()) {
                unexpected.add(GoldenCase.show(error));
            }
            found.ifPresent(expected::remove);
        }

        assertThat(unexpected).as("errors that no line announces").isEmpty();
        assertThat(expected).as("errors that were not reported").isEmpty();
    }

    private static List<Expected> expected(Path file) throws IOException {
        var expected = new ArrayList<Expected>();
        int line = 0;
        for (var text : Files.readAllLines(file)) {
            line++;
            int here = line;
            MARK.matcher(text)
                    .results()
                    .map(mark ->
                            mark.group(1) == null
                                    ? new Expected(
                                            file.getFileName().toString(),
                                            here,
                                            mark.group(2),
                                            mark.group(3))
                                    : new Expected("", 0, mark.group(2), mark.group(3)))
                    .forEach(expected::add);
        }
        return expected;
    }
}
