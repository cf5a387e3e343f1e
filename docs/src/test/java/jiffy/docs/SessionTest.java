// SPDX-License-Identifier: MIT OR GPL-2.0
package jiffy.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final String DOCUMENT =
            """
            Text.
            ```console
            $ one | two
            a
            b
            $ three
            ```
            ```java
            $ none
            ```
            """;

    @Test
    void commandsAndTheirOutputsAreFound() {
        assertThat(Session.parse(DOCUMENT).steps())
                .containsExactly(
                        new Session.Step("one | two", List.of("a", "b")),
                        new Session.Step("three", List.of()));
    }

    @Test
    void whatIsTakenApartCanBePutTogether() {
        assertThat(Session.parse(DOCUMENT).with(Session.Step::output)).isEqualTo(DOCUMENT);
        assertThat(Session.parse(DOCUMENT).with(_ -> List.of("c")))
                .contains("$ one | two\nc\n$ three\nc\n```\n```java\n$ none");
    }

    @Test
    void anOutputWithoutACommandIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Session.parse("```console\nlost\n```\n"));
    }

    @Test
    void onlyTimesAreForgiven() {
        assertThat(Session.steady(List.of("[   12.345678] hello: 1 of 2", "took 1.25 s, 3 times")))
                .containsExactly("…hello: 1 of 2", "took …, 3 times");
        assertThat(Session.steady(List.of("  log: [   57.374709] mp1: unloaded")))
                .containsExactly("…mp1: unloaded");
        assertThat(Session.steady(List.of("145: 2950836089", "145: 0", "PID 145: 2950836089")))
                .containsExactly("…", "145: 0", "PID 145: 2950836089");
    }
}
